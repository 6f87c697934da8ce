import type { Chain, StateRecord } from '../../near/index.ts';
import { formatPublicKey } from '../../near/primitives/key.ts';
import { isoTime } from '../../near/rpc/isoTime.ts';
import type { Json } from '../../near/rpc/json.ts';
import { stateRecordView } from '../../near/rpc/recordJson.ts';

/** What a genesis that goes on from a chain's head has in place of its own. */
export interface StateDump {
  readonly genesis_height: number;
  readonly genesis_time: string;
  readonly validators: Json;
  readonly total_supply: string;
  readonly records: readonly Json[];
}

/** Accounts come first, so that each row's account is there before it. */
const ORDER: readonly StateRecord['type'][] = ['Account', 'AccessKey', 'Contract', 'Data'];

/**
 * Puts the newest state into the form of a genesis.
 * Differs from nearcore: receipts that wait, global contracts and gas keys' nonces are left out.
 * @see nearcore tools/state-viewer/src/state_dump.rs
 */
export function stateDump(chain: Chain): StateDump {
  const head = chain.head();
  // The first shard begins with the least of names, each other one with its boundary.
  const firstAccounts = ['', ...chain.genesis.shardLayout.boundaryAccounts];
  const records = firstAccounts.flatMap((accountId) => [...chain.stateAt(head, accountId).records()]);
  const sorted = ORDER.flatMap((type) => records.filter((record) => record.type === type));
  return {
    genesis_height: head.height + 1,
    genesis_time: isoTime(head.timestamp),
    validators: chain.validatorsAt(head).map(({ accountId, publicKey, stake }) => ({
      account_id: accountId,
      public_key: formatPublicKey(publicKey),
      amount: stake.toString(),
    })),
    total_supply: totalSupply(records).toString(),
    records: sorted.map(stateRecordView),
  };
}

const totalSupply = (records: readonly StateRecord[]): bigint =>
  records.reduce(
    (sum, record) => (record.type === 'Account' ? sum + record.account.amount + record.account.locked : sum),
    0n,
  );

import type { BlockHeight } from '../primitives/brands.ts';
import { BorshWriter } from '../primitives/borsh.ts';
import { compareBytes, hashKey, hashOf } from '../primitives/hash.ts';
import { writePublicKey } from '../primitives/keyBorsh.ts';
import type { SignedTransaction, Transaction } from '../primitives/transaction.ts';
import { findPayer, pay } from '../runtime/applyTransaction.ts';
import { chargeTransaction } from '../runtime/chargeTransaction.ts';
import { transactionGasLimit } from '../runtime/congestion/congestionLevel.ts';
import { atPlace } from '../runtime/networkFault.ts';
import { transactionCost } from '../runtime/transactionCost.ts';
import { StateUpdate } from '../state/stateUpdate.ts';
import type { ChainState } from './chainState.ts';
import { reportOf } from './chunkHeaders.ts';
import { findReceiverCongestion, isExpired } from './pool.ts';
import { shardIndexOf } from './shards.ts';

/** What a chunk takes from the pool: what it holds, and what is gone from the pool with it. */
export interface Picked {
  readonly transactions: readonly SignedTransaction[];
  readonly dropped: readonly SignedTransaction[];
}

type Verdict = 'take' | 'drop' | 'wait';

/**
 * Picks transactions for a chunk as its producer would: one of each key in turn, in the order of nonces, as long as
 * they fit. What would fail now is dropped without a word.
 * @see nearcore chain/chain/src/runtime/mod.rs `prepare_transactions`
 */
export function pickTransactions(state: ChainState, shardIndex: number, height: BlockHeight): Picked {
  const { genesis, parameters, shards } = state;
  const shard = shards[shardIndex];
  const mine = state.pool.filter(
    ({ transaction }) => shardIndexOf(genesis.shardLayout, transaction.signerId) === shardIndex,
  );
  if (shard === undefined || mine.length === 0) return { transactions: [], dropped: [] };
  const scratch = new StateUpdate(shard.trie);
  const transactions: SignedTransaction[] = [];
  const dropped: SignedTransaction[] = [];
  const gasLimit = transactionGasLimit(parameters.congestion, reportOf(state, shardIndex));
  const proofLimit = parameters.witness.newTransactionsValidationStateSizeSoftLimit;
  let bytesLeft = parameters.witness.combinedTransactionsSizeLimit;
  let gas = 0n;
  let groups = groupByKey(genesis.seed, mine);
  while (groups.length > 0) {
    for (const group of groups) {
      if (gas >= gasLimit || bytesLeft <= 0 || scratch.proof.exceeds(proofLimit)) return { transactions, dropped };
      const chosen = nextOf(group, bytesLeft, (each) => judge(state, scratch, each, height), dropped);
      if (chosen === 'full') return { transactions, dropped };
      if (chosen === null) continue;
      transactions.push(chosen);
      bytesLeft -= chosen.size;
      gas += transactionCost(parameters, chosen.transaction, state.head.gasPrice)?.gasBurnt ?? 0n;
    }
    groups = groups.filter((group) => group.length > 0);
  }
  return { transactions, dropped };
}

/**
 * Takes from a group the first that can run, `null` if there is none; or says that the next one is too large. One that
 * waits for its turn keeps the rest of its group waiting.
 */
function nextOf(
  group: SignedTransaction[],
  bytesLeft: number,
  judgeOne: (transaction: SignedTransaction) => Verdict,
  dropped: SignedTransaction[],
): SignedTransaction | 'full' | null {
  for (let next = group[0]; next !== undefined; next = group[0]) {
    if (next.size > bytesLeft) return 'full';
    group.shift();
    const verdict = atPlace({ type: 'Transaction', hash: next.hash }, () => judgeOne(next));
    if (verdict === 'take') return next;
    if (verdict === 'drop') dropped.push(next);
    else group.length = 0;
  }
  return null;
}

/** Groups by signer, key and nonce index, each in the order of nonces; groups in an order that the seed decides. */
function groupByKey(seed: Uint8Array, transactions: readonly SignedTransaction[]): SignedTransaction[][] {
  const groups = new Map<string, { readonly order: Uint8Array; readonly members: SignedTransaction[] }>();
  for (const signed of transactions) {
    const order = groupOrder(seed, signed.transaction);
    const key = hashKey(order);
    const group = groups.get(key) ?? { order, members: [] };
    group.members.push(signed);
    groups.set(key, group);
  }
  const byNonce = (a: SignedTransaction, b: SignedTransaction): number =>
    a.transaction.nonce < b.transaction.nonce ? -1 : 1;
  return [...groups.values()]
    .sort((a, b) => compareBytes(a.order, b.order))
    .map(({ members }) => members.sort(byNonce));
}

function groupOrder(seed: Uint8Array, { signerId, publicKey, nonceIndex }: Transaction): Uint8Array {
  const writer = new BorshWriter();
  writePublicKey(writer, publicKey);
  writer
    .fixed(seed)
    .string(signerId)
    .u16(nonceIndex ?? 0);
  return hashOf(writer.finish());
}

function judge(state: ChainState, scratch: StateUpdate, signed: SignedTransaction, height: BlockHeight): Verdict {
  if (findReceiverCongestion(state, signed) !== null || isExpired(state, signed)) return 'drop';
  const { parameters, head } = state;
  const { transaction } = signed;
  const cost = transactionCost(parameters, transaction, head.gasPrice);
  const payer = findPayer(scratch, transaction);
  if (cost === null || !payer.ok) return 'drop';
  const charge = chargeTransaction(parameters, transaction, cost, payer.value, height);
  if (charge.type === 'Refused') {
    const isEarly = transaction.nonceMode === 'Strict' && transaction.nonce > payer.value.nonce + 1n;
    return isEarly ? 'wait' : 'drop';
  }
  pay(scratch, signed, charge.payer);
  return 'take';
}

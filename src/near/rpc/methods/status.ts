import { formatPublicKey } from '../../primitives/key.ts';
import type { RpcContext } from '../context.ts';
import { toBase58 } from '../encoding.ts';
import { isoTime } from '../isoTime.ts';
import type { Json } from '../json.ts';
import { previousStateRoot } from '../views/blockView.ts';

/** What the node is, and where its chain stands. The embedded network is never behind and never syncs. */
export function status(_params: unknown, { chain, node }: RpcContext): Json {
  const head = chain.head();
  const genesis = chain.genesisBlock();
  const validators = chain.validatorsAt(head);
  const key = validators[0] ? formatPublicKey(validators[0].publicKey) : null;
  return {
    version: node.version,
    chain_id: chain.genesis.chainId,
    protocol_version: chain.protocolVersion,
    latest_protocol_version: chain.protocolVersion,
    rpc_addr: node.rpcAddress ?? undefined,
    validators: validators.map(({ accountId }) => ({ account_id: accountId })),
    sync_info: {
      latest_block_hash: toBase58(head.hash),
      latest_block_height: head.height,
      latest_state_root: toBase58(previousStateRoot(chain, head)),
      latest_block_time: isoTime(head.timestamp),
      syncing: false,
      earliest_block_hash: toBase58(genesis.hash),
      earliest_block_height: genesis.height,
      earliest_block_time: isoTime(genesis.timestamp),
      epoch_id: toBase58(head.epochId),
      epoch_start_height: head.epochStartHeight,
    },
    validator_account_id: validators[0]?.accountId ?? null,
    validator_public_key: key,
    node_public_key: key,
    node_key: key,
    uptime_sec: Number((head.timestamp - genesis.timestamp) / 1_000_000_000n),
    genesis_hash: toBase58(genesis.hash),
  };
}

/** Answers `null`: being able to answer is being healthy. */
export function health(): Json {
  return null;
}

import type { BlockHeight, ShardId } from '../primitives/brands.ts';
import type { ShardReport } from '../primitives/congestionInfo.ts';
import type { StakeProposal } from '../runtime/environment.ts';
import type { ChainState, ShardState } from './chainState.ts';
import type { EpochState } from './epochs.ts';
import { shardIdAt } from './shards.ts';
import type { Chunk } from './types.ts';

/** What a header can say once its shard has a next chunk. */
export const toldBy = ({ congestion, bandwidthRequests, heightCreated }: Chunk): ShardState['told'] => ({
  congestion,
  bandwidthRequests,
  height: heightCreated,
});

/** What the head's chunk headers say of their shards. @see nearcore core/primitives/src/block.rs `block_congestion_info` */
export function reportOf({ head, shards }: ChainState, shardIndex: number): ShardReport {
  const { told } = shards[shardIndex] as ShardState;
  return { ...told, missedChunks: head.height - told.height };
}

/** What a new block says of a shard: how it stood after its last chunk, or, without a new chunk, what the last said. */
export function reportIn({ shards }: ChainState, index: number, height: BlockHeight, isMissing: boolean): ShardReport {
  const { lastChunk, told } = shards[index] as ShardState;
  return isMissing ? { ...told, missedChunks: height - told.height } : { ...toldBy(lastChunk), missedChunks: 0 };
}

/** A block's header tells of the stakes that were proposed in its shards' chunks before; they count in its epoch. */
export function hearProposals(
  { genesis, shards }: ChainState,
  missing: readonly ShardId[],
  epochs: EpochState,
): EpochState {
  const told = shards.filter((_, index) => !missing.includes(shardIdAt(genesis.shardLayout, index)));
  const proposals = told.flatMap(({ lastChunk }) => lastChunk.proposals);
  return proposals.length === 0 ? epochs : { ...epochs, proposals: [...epochs.proposals, ...proposals] };
}

/** A chunk's proposals as a header tells them: the newest of each account, newest first. @see nearcore runtime/runtime/src/lib.rs `validate_apply_state_update` */
export function newestProposals(proposals: readonly StakeProposal[]): readonly StakeProposal[] {
  const newest = new Map<string, StakeProposal>();
  for (const proposal of proposals.toReversed())
    if (!newest.has(proposal.accountId)) newest.set(proposal.accountId, proposal);
  return [...newest.values()];
}

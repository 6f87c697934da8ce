import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { BorshWriter } from '../primitives/borsh.ts';
import type { ShardId } from '../primitives/brands.ts';
import { hashOf, ZERO_HASH } from '../primitives/hash.ts';
import { getBandwidthSchedulerState, setBandwidthSchedulerState } from '../state/bandwidthSchedulerState.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';

/**
 * Writes the row in which shards keep what they may send each other; it changes in every block.
 * Differs from nearcore: nobody asks for more than the base bandwidth here, so large receipts never wait for a grant.
 * @see nearcore runtime/runtime/src/bandwidth_scheduler/mod.rs `run_bandwidth_scheduler`
 */
export function updateBandwidthScheduler(
  state: StateUpdate,
  { bandwidth }: RuntimeParameters,
  shardIds: readonly ShardId[],
  missingShards: readonly ShardId[],
): void {
  const before = getBandwidthSchedulerState(state);
  const { maxShardBandwidth, maxSingleGrant, maxAllowance, maxBaseBandwidth } = bandwidth;
  const share = Math.floor(maxShardBandwidth / shardIds.length);
  const base = Math.min(
    maxBaseBandwidth,
    Math.floor((maxShardBandwidth - maxSingleGrant) / Math.max(1, shardIds.length - 1)),
  );
  const known = new Map(
    before?.linkAllowances.map(({ fromShard, toShard, allowance }) => [`${fromShard} ${toShard}`, allowance]),
  );
  const linkAllowances = shardIds.flatMap((fromShard) =>
    shardIds.map((toShard) => {
      const grown = Math.min(maxAllowance, (known.get(`${fromShard} ${toShard}`) ?? 0) + share);
      const granted = missingShards.includes(fromShard) || missingShards.includes(toShard) ? 0 : base;
      return { fromShard, toShard, allowance: grown - granted };
    }),
  );
  const shards = hashOf(new BorshWriter().list(shardIds, (w, id) => w.u64(id)).finish());
  const sanityCheckHash = hashOf(before?.sanityCheckHash ?? ZERO_HASH, shards);
  setBandwidthSchedulerState(state, { linkAllowances, sanityCheckHash });
  state.commit({ type: 'BandwidthSchedulerStateUpdate' });
}

import { BorshWriter } from '../../primitives/borsh.ts';
import type { ShardId } from '../../primitives/brands.ts';
import { hashOf, ZERO_HASH } from '../../primitives/hash.ts';
import { getBandwidthSchedulerState, setBandwidthSchedulerState } from '../../state/bandwidthSchedulerState.ts';
import type { StateUpdate } from '../../state/stateUpdate.ts';
import { scheduleBandwidth, type SchedulerInput } from './scheduleBandwidth.ts';

/** Bytes that this shard may send to each in this block. */
export type BandwidthGrants = ReadonlyMap<ShardId, number>;

/**
 * Runs the scheduler and keeps its state: each shard does so for itself in every block, also without a chunk, and all
 * come to the same.
 * @see nearcore runtime/runtime/src/bandwidth_scheduler/mod.rs `run_bandwidth_scheduler`
 */
export function updateBandwidthScheduler(
  state: StateUpdate,
  input: Omit<SchedulerInput, 'allowances'>,
  ownShard: ShardId,
): BandwidthGrants {
  const { shardIds } = input;
  const before = getBandwidthSchedulerState(state);
  const known = new Map(
    before?.linkAllowances.map(({ fromShard, toShard, allowance }) => [`${fromShard} ${toShard}`, allowance]),
  );
  const allowances = shardIds.map((from) => shardIds.map((to) => known.get(`${from} ${to}`) ?? 0));
  const schedule = scheduleBandwidth({ ...input, allowances });
  const linkAllowances = shardIds.flatMap((fromShard, from) =>
    shardIds.map((toShard, to) => ({ fromShard, toShard, allowance: schedule.allowances[from]?.[to] ?? 0 })),
  );
  const shards = hashOf(new BorshWriter().list(shardIds, (w, id) => w.u64(id)).finish());
  const sanityCheckHash = hashOf(before?.sanityCheckHash ?? ZERO_HASH, shards);
  setBandwidthSchedulerState(state, { linkAllowances, sanityCheckHash });
  state.commit({ type: 'BandwidthSchedulerStateUpdate' });
  const own = schedule.grants[shardIds.indexOf(ownShard)] ?? [];
  return new Map(shardIds.map((id, to) => [id, own[to] ?? 0]));
}

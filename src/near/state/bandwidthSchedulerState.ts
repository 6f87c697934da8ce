import { type BorshReader, BorshWriter, decodeBorsh, unexpectedTag } from '../primitives/borsh.ts';
import type { CryptoHash, ShardId } from '../primitives/brands.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

/** @see nearcore core/primitives/src/bandwidth_scheduler.rs `BandwidthSchedulerStateV1` */
export interface BandwidthSchedulerState {
  readonly linkAllowances: readonly {
    readonly fromShard: ShardId;
    readonly toShard: ShardId;
    /** Bytes. */
    readonly allowance: number;
  }[];
  /** Chains what the scheduler was given, so that shards notice when they disagree. */
  readonly sanityCheckHash: CryptoHash;
}

export function getBandwidthSchedulerState(state: ReadableState): BandwidthSchedulerState | undefined {
  const bytes = state.get(trieKey.bandwidthSchedulerState());
  return bytes === undefined ? undefined : decodeBorsh(readState, bytes);
}

export function setBandwidthSchedulerState(state: WritableState, scheduler: BandwidthSchedulerState): void {
  const writer = new BorshWriter().u8(0);
  writer.list(scheduler.linkAllowances, (w, link) => w.u64(link.fromShard).u64(link.toShard).u64(link.allowance));
  state.set(trieKey.bandwidthSchedulerState(), writer.fixed(scheduler.sanityCheckHash).finish());
}

function readState(reader: BorshReader): BandwidthSchedulerState {
  const version = reader.u8();
  if (version !== 0) throw unexpectedTag(version);
  const linkAllowances = reader.list((r) => ({
    fromShard: r.u64AsNumber(),
    toShard: r.u64AsNumber(),
    allowance: r.u64AsNumber(),
  }));
  return { linkAllowances, sanityCheckHash: reader.fixed(32) };
}

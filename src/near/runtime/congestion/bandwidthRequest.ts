import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import type { ShardId } from '../../primitives/brands.ts';
import type { BandwidthRequest } from '../../primitives/congestionInfo.ts';

/** How many sizes a request chooses from. */
export const requestSizesCount = 40;

/** Bytes that every shard may send to every other without asking. @see nearcore core/primitives/src/bandwidth_scheduler.rs `BandwidthSchedulerParams` */
export function baseBandwidth({ bandwidth }: RuntimeParameters, shards: number): number {
  const { maxShardBandwidth, maxSingleGrant, maxBaseBandwidth } = bandwidth;
  return Math.min(maxBaseBandwidth, Math.floor((maxShardBandwidth - maxSingleGrant) / Math.max(1, shards - 1)));
}

/** The sizes that can be asked for, in even steps up to the largest grant. @see nearcore core/primitives/src/bandwidth_scheduler.rs `BandwidthRequestValues` */
export function requestSizes(parameters: RuntimeParameters, shards: number): readonly number[] {
  const base = baseBandwidth(parameters, shards);
  const range = parameters.bandwidth.maxSingleGrant - base;
  return Array.from({ length: requestSizesCount }, (_, i) => base + Math.floor((range * (i + 1)) / requestSizesCount));
}

/**
 * Asks, for what waits in a buffer, for each size that would let one more receipt out. `null` if the base bandwidth
 * suffices.
 * @see nearcore core/primitives/src/bandwidth_scheduler.rs `make_from_receipt_sizes`
 */
export function makeBandwidthRequest(
  parameters: RuntimeParameters,
  shards: number,
  toShard: ShardId,
  receiptSizes: Iterable<number>,
): BandwidthRequest | null {
  const base = baseBandwidth(parameters, shards);
  const sizes = requestSizes(parameters, shards);
  const wanted = new Set<number>();
  let total = 0;
  for (const size of receiptSizes) {
    total += size;
    if (total <= base) continue;
    const place = sizes.findIndex((each) => each >= total);
    if (place === -1) break;
    wanted.add(place);
  }
  return wanted.size === 0 ? null : { toShard, sizes: [...wanted] };
}

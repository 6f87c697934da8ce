import type { Gas, ShardId } from './brands.ts';

/** What waits in a shard after a chunk. @see nearcore core/primitives/src/congestion_info.rs `CongestionInfoV1` */
export interface CongestionInfo {
  /** Gas that delayed receipts may yet burn. */
  readonly delayedReceiptsGas: Gas;
  /** Gas that receipts may yet burn which wait to be sent. */
  readonly bufferedReceiptsGas: Gas;
  /** Bytes of both. */
  readonly receiptBytes: number;
  /** The only shard that may send here while this one is fully congested. */
  readonly allowedShard: ShardId;
}

/** What a shard would like to send to another in the next block. @see nearcore core/primitives/src/bandwidth_scheduler.rs `BandwidthRequest` */
export interface BandwidthRequest {
  readonly toShard: ShardId;
  /** Which of the scheduler's 40 sizes would be of use: their places, ascending. */
  readonly sizes: readonly number[];
}

/** What the block's chunk of a shard says in its header, which is how the shard stood after the chunk before. */
export interface ShardReport {
  readonly congestion: CongestionInfo;
  readonly bandwidthRequests: readonly BandwidthRequest[];
  /** Heights since the chunk that says so: 0 if it stands in this block. */
  readonly missedChunks: number;
}

import type { Congestion } from '../../parameters/congestion.ts';
import type { Gas, ShardId } from '../../primitives/brands.ts';
import type { ShardReport } from '../../primitives/congestionInfo.ts';
import type { InvalidTxError } from '../../primitives/errors.ts';

/** What a level is judged by. */
export type Load = Pick<ShardReport, 'congestion' | 'missedChunks'>;

const shareOf = (value: bigint, most: bigint): number => (value >= most ? 1 : Number(value) / Number(most));

const incoming = (limits: Congestion, { congestion }: Load): number =>
  shareOf(congestion.delayedReceiptsGas, limits.maxCongestionIncomingGas);

/** One missed chunk may happen to anybody. */
const missed = (limits: Congestion, { missedChunks }: Load): number =>
  missedChunks <= 1 ? 0 : Math.min(1, missedChunks / limits.maxCongestionMissedChunks);

/** How congested a shard is: from 0, not at all, to 1, fully. @see nearcore core/primitives/src/congestion_info.rs `congestion_level` */
export function congestionLevel(limits: Congestion, load: Load): number {
  const { bufferedReceiptsGas, receiptBytes } = load.congestion;
  return Math.max(
    incoming(limits, load),
    shareOf(bufferedReceiptsGas, limits.maxCongestionOutgoingGas),
    shareOf(BigInt(receiptBytes), BigInt(limits.maxCongestionMemoryConsumption)),
    missed(limits, load),
  );
}

/** Gas that `sender` may send to a shard in the next block. @see nearcore core/primitives/src/congestion_info.rs `outgoing_gas_limit` */
export function outgoingGasLimit(limits: Congestion, load: Load, sender: ShardId): Gas {
  const level = congestionLevel(limits, load);
  if (level < 1) return mixGas(limits.maxOutgoingGas, limits.minOutgoingGas, level);
  return sender === load.congestion.allowedShard ? limits.allowedShardOutgoingGas : 0n;
}

/** Gas that a shard's next chunk may spend on turning transactions into receipts. @see nearcore core/primitives/src/congestion_info.rs `process_tx_limit` */
export const transactionGasLimit = (limits: Congestion, load: Load): Gas =>
  mixGas(limits.maxTxGas, limits.minTxGas, incoming(limits, load));

/** Why no transactions to a shard are taken now, `null` if they are. @see nearcore core/primitives/src/congestion_info.rs `shard_accepts_transactions` */
export function findCongestionError(limits: Congestion, load: Load, shardId: ShardId): InvalidTxError | null {
  const level = congestionLevel(limits, load);
  if (level < limits.rejectTxCongestionThreshold) return null;
  return missed(limits, load) >= level
    ? { type: 'ShardStuck', shardId, missedChunks: load.missedChunks }
    : { type: 'ShardCongested', shardId, congestionLevel: level };
}

/** Between two amounts, in floating point as nearcore reckons it. @see nearcore core/primitives/src/congestion_info.rs `mix` */
export const mixGas = (left: Gas, right: Gas, ratio: number): Gas =>
  BigInt(Math.round(Number(left) * (1 - ratio) + Number(right) * ratio));

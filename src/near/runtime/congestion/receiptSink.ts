import type { Gas, ShardId } from '../../primitives/brands.ts';
import type { BandwidthRequest, CongestionInfo, ShardReport } from '../../primitives/congestionInfo.ts';
import type { Receipt } from '../../primitives/receipt.ts';
import {
  getBufferedReceipt,
  getBufferedReceiptIndices,
  pushBufferedReceipt,
  removeBufferedReceipts,
} from '../../state/bufferedReceipts.ts';
import { getReceiptGroups, groupSizes, popFromGroups, pushToGroups } from '../../state/receiptGroups.ts';
import type { StateUpdate } from '../../state/stateUpdate.ts';
import type { ApplyEnvironment } from '../environment.ts';
import { makeBandwidthRequest } from './bandwidthRequest.ts';
import { outgoingGasLimit } from './congestionLevel.ts';
import { receiptSize } from '../receiptSize.ts';
import { receiptWeight, type ReceiptWeight } from './receiptWeight.ts';
import type { BandwidthGrants } from './updateBandwidthScheduler.ts';

/** What a shard may still send to another in this block. */
interface Limit {
  gas: Gas;
  /** Bytes. */
  size: number;
}

/**
 * Where a chunk's receipts go: out, as far as the shards they go to will have them, or else into buffers in the state.
 * @see nearcore runtime/runtime/src/congestion_control.rs `ReceiptSinkV2`
 */
export interface ReceiptSink {
  readonly state: StateUpdate;
  readonly env: ApplyEnvironment;
  readonly shardOf: (receipt: Receipt) => ShardId;
  readonly limits: ReadonlyMap<ShardId, Limit>;
  /** Sent, in order. */
  readonly outgoing: Receipt[];
  /** All that was made here, sent or not. */
  readonly made: Receipt[];
  /** How the shard stands, changed as receipts come and go. */
  readonly load: { -readonly [K in keyof CongestionInfo]: CongestionInfo[K] };
}

/** More gas than there is: receipts that stay in the shard take as much memory wherever they wait. */
const noGasLimit = (1n << 64n) - 1n;

export function createReceiptSink(
  input: Pick<ReceiptSink, 'state' | 'env' | 'shardOf'>,
  reports: ReadonlyMap<ShardId, ShardReport>,
  grants: BandwidthGrants,
): ReceiptSink {
  const { parameters, shardId } = input.env;
  const limits = new Map<ShardId, Limit>();
  for (const [toShard, report] of reports) {
    const gas = toShard === shardId ? noGasLimit : outgoingGasLimit(parameters.congestion, report, shardId);
    limits.set(toShard, { gas, size: grants.get(toShard) ?? 0 });
  }
  const own = reports.get(shardId);
  if (own === undefined) throw new Error(`Expected a report of shard ${shardId} itself.`);
  return { ...input, limits, outgoing: [], made: [], load: { ...own.congestion } };
}

/** Sends what waited since earlier blocks, from the front of each buffer. @see nearcore runtime/runtime/src/congestion_control.rs `forward_from_buffer` */
export function sendBuffered(sink: ReceiptSink): void {
  const indices = getBufferedReceiptIndices(sink.state);
  if (indices.size === 0) return;
  for (const shard of sink.env.shardIds) {
    const { first, next } = indices.get(shard) ?? { first: 0, next: 0 };
    const sent: ReceiptWeight[] = [];
    for (let index = first; index < next; index++) {
      const { receipt, congestionGas, congestionSize } = getBufferedReceipt(sink.state, shard, index);
      const weight = { gas: congestionGas, size: congestionSize };
      if (!trySend(sink, shard, receipt, weight)) break;
      sink.load.bufferedReceiptsGas -= weight.gas;
      sink.load.receiptBytes -= weight.size;
      sent.push(weight);
    }
    removeBufferedReceipts(sink.state, shard, sent.length);
    for (const weight of sent) popFromGroups(sink.state, shard, weight);
  }
  sink.state.commit({ type: 'UpdatedDelayedReceipts' });
}

/** Takes a new receipt. @see nearcore runtime/runtime/src/congestion_control.rs `forward_or_buffer_receipt` */
export function sendOrBuffer(sink: ReceiptSink, receipt: Receipt): void {
  sink.made.push(receipt);
  const shard = sink.shardOf(receipt);
  // What stays here needs no gas to be let in; adding it up costs more than looking.
  if (shard === sink.env.shardId && trySend(sink, shard, receipt, { gas: 0n, size: receiptSize(receipt) })) return;
  const weight = receiptWeight(sink.env.parameters, receipt);
  if (shard !== sink.env.shardId && trySend(sink, shard, receipt, weight)) return;
  sink.load.bufferedReceiptsGas += weight.gas;
  sink.load.receiptBytes += weight.size;
  pushToGroups(sink.state, shard, weight);
  pushBufferedReceipt(sink.state, shard, {
    receipt,
    congestionGas: weight.gas,
    congestionSize: weight.size,
  });
  sink.state.commit({ type: 'UpdatedDelayedReceipts' });
}

/**
 * Sends a receipt if it fits what is left. One that needs more gas than a congested shard ever lets through is judged
 * as if it needed that much, so that it need not wait for ever.
 * @see nearcore runtime/runtime/src/congestion_control.rs `try_forward`
 */
function trySend(sink: ReceiptSink, shard: ShardId, receipt: Receipt, weight: ReceiptWeight): boolean {
  const limit = sink.limits.get(shard);
  if (limit === undefined) return false;
  const { limits, congestion } = sink.env.parameters;
  const size = Math.min(weight.size, limits.maxReceiptSize);
  const gas = weight.gas < congestion.allowedShardOutgoingGas ? weight.gas : congestion.allowedShardOutgoingGas;
  if (limit.gas < gas || limit.size < size) return false;
  limit.gas = limit.gas > weight.gas ? limit.gas - weight.gas : 0n;
  limit.size -= size;
  sink.outgoing.push(receipt);
  return true;
}

/** What the buffers need of the next block's scheduler. @see nearcore runtime/runtime/src/congestion_control.rs `generate_bandwidth_requests` */
export function bandwidthRequests({ state, env }: ReceiptSink): readonly BandwidthRequest[] {
  const indices = getBufferedReceiptIndices(state);
  if (indices.size === 0) return [];
  const { parameters, shardIds } = env;
  const most = parameters.limits.maxReceiptSize;
  return shardIds.flatMap((toShard) => {
    const { first, next } = indices.get(toShard) ?? { first: 0, next: 0 };
    if (first === next) return [];
    const isKnown = getReceiptGroups(state, toShard)?.count === next - first;
    const sizes = isKnown ? atMost(most, groupSizes(state, toShard)) : [most];
    return makeBandwidthRequest(parameters, shardIds.length, toShard, sizes) ?? [];
  });
}

function* atMost(most: number, sizes: Iterable<number>): Generator<number, undefined, undefined> {
  for (const size of sizes) yield Math.min(size, most);
}

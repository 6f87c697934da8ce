import { BorshReader, BorshWriter, decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { ShardId } from '../primitives/brands.ts';
import { readStoredReceipt, type StoredReceipt, writeStoredReceipt } from './delayedReceipts.ts';
import type { QueueIndices } from './queueIndices.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

const none: ReadonlyMap<ShardId, QueueIndices> = new Map();

/**
 * The queues of receipts that wait to be sent, by the shard they go to. One that was used stays in the map.
 * @see nearcore core/primitives/src/receipt.rs `BufferedReceiptIndices`
 */
export function getBufferedReceiptIndices(state: ReadableState): ReadonlyMap<ShardId, QueueIndices> {
  const bytes = state.get(trieKey.bufferedReceiptIndices());
  if (bytes === undefined) return none;
  const entries = new BorshReader(bytes).list(
    (r) => [r.u64AsNumber(), { first: r.u64AsNumber(), next: r.u64AsNumber() }] as const,
  );
  return new Map(entries);
}

export function setBufferedReceiptIndices(state: WritableState, indices: ReadonlyMap<ShardId, QueueIndices>): void {
  const sorted = [...indices].sort(([a], [b]) => a - b);
  const writer = new BorshWriter().list(sorted, (w, [shard, { first, next }]) => w.u64(shard).u64(first).u64(next));
  state.set(trieKey.bufferedReceiptIndices(), writer.finish());
}

export function getBufferedReceipt(state: ReadableState, toShard: ShardId, index: number): StoredReceipt {
  const bytes = state.get(trieKey.bufferedReceipt(toShard, index));
  if (bytes === undefined) throw new Error(`Expected a receipt at ${index} of the buffer to shard ${toShard}.`);
  return decodeBorsh(readStoredReceipt, bytes);
}

/** Puts a receipt at the end of the queue to a shard. */
export function pushBufferedReceipt(state: WritableState, toShard: ShardId, stored: StoredReceipt): void {
  const indices = getBufferedReceiptIndices(state);
  const { first, next } = indices.get(toShard) ?? { first: 0, next: 0 };
  state.set(trieKey.bufferedReceipt(toShard, next), encodeBorsh(writeStoredReceipt, stored));
  setBufferedReceiptIndices(state, new Map(indices).set(toShard, { first, next: next + 1 }));
}

/** Takes so many receipts from the front of the queue to a shard. */
export function removeBufferedReceipts(state: WritableState, toShard: ShardId, count: number): void {
  if (count === 0) return;
  const indices = getBufferedReceiptIndices(state);
  const { first, next } = indices.get(toShard) ?? { first: 0, next: 0 };
  for (let index = first; index < first + count; index++) state.remove(trieKey.bufferedReceipt(toShard, index));
  setBufferedReceiptIndices(state, new Map(indices).set(toShard, { first: first + count, next }));
}

import { BorshReader, BorshWriter, unexpectedTag } from '../primitives/borsh.ts';
import type { Gas, ShardId } from '../primitives/brands.ts';
import type { QueueIndices } from './queueIndices.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

/** Receipts that stand one after another in a buffer, summed up. Bytes and gas. */
export interface ReceiptGroup {
  readonly size: number;
  readonly gas: Gas;
}

/**
 * What a buffer holds in groups, so that a shard can ask for bandwidth without reading every receipt.
 * @see nearcore core/store/src/trie/outgoing_metadata.rs `ReceiptGroupsQueueDataV0`
 */
export interface ReceiptGroups extends ReceiptGroup, QueueIndices {
  /** Of receipts. */
  readonly count: number;
}

/** What a group holds at most, unless a single receipt is larger. */
const largestSize = 100_000;
const largestGas = (1n << 64n) - 1n;

const empty: ReceiptGroups = { first: 0, next: 0, size: 0, gas: 0n, count: 0 };

export function getReceiptGroups(state: ReadableState, toShard: ShardId): ReceiptGroups | undefined {
  const bytes = state.get(trieKey.bufferedReceiptGroupsQueueData(toShard));
  if (bytes === undefined) return undefined;
  const reader = readerOf(bytes);
  const [first, next] = [reader.u64AsNumber(), reader.u64AsNumber()];
  return { first, next, size: reader.u64AsNumber(), gas: reader.u128(), count: reader.u64AsNumber() };
}

function setReceiptGroups(state: WritableState, toShard: ShardId, groups: ReceiptGroups): void {
  const { first, next, size, gas, count } = groups;
  const writer = new BorshWriter().u8(0).u64(first).u64(next).u64(size).u128(gas).u64(count);
  state.set(trieKey.bufferedReceiptGroupsQueueData(toShard), writer.finish());
}

/** Counts a receipt that went to the end of a buffer. @see nearcore core/store/src/trie/outgoing_metadata.rs `update_on_receipt_pushed` */
export function pushToGroups(state: WritableState, toShard: ShardId, { size, gas }: ReceiptGroup): void {
  const groups = getReceiptGroups(state, toShard) ?? empty;
  const last = groups.first < groups.next ? getGroup(state, toShard, groups.next - 1) : null;
  const fits = last !== null && last.size + size <= largestSize && last.gas + gas <= largestGas;
  if (fits) setGroup(state, toShard, groups.next - 1, { size: last.size + size, gas: last.gas + gas });
  else setGroup(state, toShard, groups.next, { size, gas });
  setReceiptGroups(state, toShard, {
    first: groups.first,
    next: fits ? groups.next : groups.next + 1,
    size: groups.size + size,
    gas: groups.gas + gas,
    count: groups.count + 1,
  });
}

/** Counts a receipt that left the front of a buffer. @see nearcore core/store/src/trie/outgoing_metadata.rs `update_on_receipt_popped` */
export function popFromGroups(state: WritableState, toShard: ShardId, { size, gas }: ReceiptGroup): void {
  const groups = getReceiptGroups(state, toShard) ?? empty;
  const front = getGroup(state, toShard, groups.first);
  const left = { size: front.size - size, gas: front.gas - gas };
  if (left.size === 0) state.remove(trieKey.bufferedReceiptGroupsQueueItem(toShard, groups.first));
  else setGroup(state, toShard, groups.first, left);
  setReceiptGroups(state, toShard, {
    first: left.size === 0 ? groups.first + 1 : groups.first,
    next: groups.next,
    size: groups.size - size,
    gas: groups.gas - gas,
    count: groups.count - 1,
  });
}

/** Bytes of each group, from the front. */
export function* groupSizes(state: ReadableState, toShard: ShardId): Generator<number, undefined, undefined> {
  const { first, next } = getReceiptGroups(state, toShard) ?? empty;
  for (let index = first; index < next; index++) yield getGroup(state, toShard, index).size;
}

function getGroup(state: ReadableState, toShard: ShardId, index: number): ReceiptGroup {
  const bytes = state.get(trieKey.bufferedReceiptGroupsQueueItem(toShard, index));
  if (bytes === undefined)
    throw new Error(`Expected a group of receipts at ${index} of the buffer to shard ${toShard}.`);
  const reader = readerOf(bytes);
  return { size: reader.u64AsNumber(), gas: reader.u128() };
}

function setGroup(state: WritableState, toShard: ShardId, index: number, { size, gas }: ReceiptGroup): void {
  const writer = new BorshWriter().u8(0).u64(size).u128(gas);
  state.set(trieKey.bufferedReceiptGroupsQueueItem(toShard, index), writer.finish());
}

function readerOf(bytes: Uint8Array): BorshReader {
  const reader = new BorshReader(bytes);
  const version = reader.u8();
  if (version !== 0) throw unexpectedTag(version);
  return reader;
}

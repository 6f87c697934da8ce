import { BorshReader, BorshWriter, decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId, CryptoHash } from '../primitives/brands.ts';
import type { Receipt } from '../primitives/receipt.ts';
import { readReceipt, writeReceipt } from '../primitives/receiptBorsh.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

/** Data that arrived for a receipt; `data` null says that the promise failed. */
export interface ReceivedData {
  readonly data: Uint8Array | null;
}

export function getReceivedData(state: ReadableState, id: AccountId, dataId: CryptoHash): ReceivedData | undefined {
  const bytes = state.get(trieKey.receivedData(id, dataId));
  return bytes === undefined ? undefined : { data: decodeBorsh((reader) => reader.option((r) => r.bytes()), bytes) };
}

export const hasReceivedData = (state: ReadableState, id: AccountId, dataId: CryptoHash): boolean =>
  state.has(trieKey.receivedData(id, dataId));

export function setReceivedData(state: WritableState, id: AccountId, dataId: CryptoHash, received: ReceivedData): void {
  state.set(
    trieKey.receivedData(id, dataId),
    new BorshWriter().option(received.data, (w, data) => w.bytes(data)).finish(),
  );
}

export function removeReceivedData(state: WritableState, id: AccountId, dataId: CryptoHash): void {
  state.remove(trieKey.receivedData(id, dataId));
}

/** The receipt that waits for some data. */
export function getPostponedReceiptId(state: ReadableState, id: AccountId, dataId: CryptoHash): CryptoHash | undefined {
  return state.get(trieKey.postponedReceiptId(id, dataId));
}

export function setPostponedReceiptId(
  state: WritableState,
  id: AccountId,
  dataId: CryptoHash,
  receiptId: CryptoHash,
): void {
  state.set(trieKey.postponedReceiptId(id, dataId), receiptId);
}

export function removePostponedReceiptId(state: WritableState, id: AccountId, dataId: CryptoHash): void {
  state.remove(trieKey.postponedReceiptId(id, dataId));
}

/** How many data a receipt still waits for. */
export function getPendingDataCount(state: ReadableState, id: AccountId, receiptId: CryptoHash): number | undefined {
  const bytes = state.get(trieKey.pendingDataCount(id, receiptId));
  return bytes === undefined ? undefined : new BorshReader(bytes).u32();
}

export function setPendingDataCount(state: WritableState, id: AccountId, receiptId: CryptoHash, count: number): void {
  state.set(trieKey.pendingDataCount(id, receiptId), new BorshWriter().u32(count).finish());
}

export function removePendingDataCount(state: WritableState, id: AccountId, receiptId: CryptoHash): void {
  state.remove(trieKey.pendingDataCount(id, receiptId));
}

export function getPostponedReceipt(state: ReadableState, id: AccountId, receiptId: CryptoHash): Receipt | undefined {
  const bytes = state.get(trieKey.postponedReceipt(id, receiptId));
  return bytes === undefined ? undefined : decodeBorsh(readReceipt, bytes);
}

export function setPostponedReceipt(state: WritableState, receipt: Receipt): void {
  state.set(trieKey.postponedReceipt(receipt.receiverId, receipt.receiptId), encodeBorsh(writeReceipt, receipt));
}

export function removePostponedReceipt(state: WritableState, id: AccountId, receiptId: CryptoHash): void {
  state.remove(trieKey.postponedReceipt(id, receiptId));
}

import { BorshError, type BorshReader, type BorshWriter, decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { Gas } from '../primitives/brands.ts';
import type { Receipt } from '../primitives/receipt.ts';
import { readReceipt, writeReceipt } from '../primitives/receiptBorsh.ts';
import { getQueueIndices, type QueueIndices, setQueueIndices } from './queueIndices.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

/** A receipt that did not fit, with what it counts for in congestion. @see nearcore core/primitives/src/receipt.rs `StateStoredReceiptV1` */
export interface StoredReceipt {
  readonly receipt: Receipt;
  readonly congestionGas: Gas;
  /** Bytes. */
  readonly congestionSize: number;
}

export function getDelayedReceiptIndices(state: ReadableState): QueueIndices {
  return getQueueIndices(state, trieKey.delayedReceiptIndices());
}

export function setDelayedReceiptIndices(state: WritableState, indices: QueueIndices): void {
  setQueueIndices(state, trieKey.delayedReceiptIndices(), indices);
}

export function getDelayedReceipt(state: ReadableState, index: number): StoredReceipt | undefined {
  const bytes = state.get(trieKey.delayedReceipt(index));
  return bytes === undefined ? undefined : decodeBorsh(readStoredReceipt, bytes);
}

export function setDelayedReceipt(state: WritableState, index: number, stored: StoredReceipt): void {
  state.set(trieKey.delayedReceipt(index), encodeBorsh(writeStoredReceipt, stored));
}

export function removeDelayedReceipt(state: WritableState, index: number): void {
  state.remove(trieKey.delayedReceipt(index));
}

/** Two bytes that no receipt begins with, then the version. */
const STORED_TAG = 255;
const STORED_VERSION = 1;

export function writeStoredReceipt(writer: BorshWriter, stored: StoredReceipt): void {
  writer.u8(STORED_TAG).u8(STORED_TAG).u8(STORED_VERSION);
  writeReceipt(writer, stored.receipt);
  writer.u64(stored.congestionGas).u64(stored.congestionSize);
}

export function readStoredReceipt(reader: BorshReader): StoredReceipt {
  const [first, second, version] = [reader.u8(), reader.u8(), reader.u8()];
  if (first !== STORED_TAG || second !== STORED_TAG || version !== STORED_VERSION) {
    throw new BorshError(`Expected a stored receipt to begin with 255, 255, 1, got ${first}, ${second}, ${version}`);
  }
  return { receipt: readReceipt(reader), congestionGas: reader.u64(), congestionSize: reader.u64AsNumber() };
}

import { readAccountId } from '../primitives/accountBorsh.ts';
import { type BorshReader, BorshWriter, decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId, BlockHeight, CryptoHash } from '../primitives/brands.ts';
import type { Receipt } from '../primitives/receipt.ts';
import { readReceipt, writeReceipt } from '../primitives/receiptBorsh.ts';
import { getQueueIndices, type QueueIndices, setQueueIndices } from './queueIndices.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

/** When a yield's wait ends. @see nearcore core/primitives/src/receipt.rs `PromiseYieldTimeout` */
export interface PromiseYieldTimeout {
  readonly accountId: AccountId;
  readonly dataId: CryptoHash;
  readonly expiresAt: BlockHeight;
}

export type PromiseYieldStatus = 'Yielded' | 'ResumeSent';

export function getPromiseYieldIndices(state: ReadableState): QueueIndices {
  return getQueueIndices(state, trieKey.promiseYieldIndices());
}

export function setPromiseYieldIndices(state: WritableState, indices: QueueIndices): void {
  setQueueIndices(state, trieKey.promiseYieldIndices(), indices);
}

export function getPromiseYieldTimeout(state: ReadableState, index: number): PromiseYieldTimeout | undefined {
  const bytes = state.get(trieKey.promiseYieldTimeout(index));
  return bytes === undefined ? undefined : decodeBorsh(readTimeout, bytes);
}

export function setPromiseYieldTimeout(state: WritableState, index: number, timeout: PromiseYieldTimeout): void {
  const writer = new BorshWriter().string(timeout.accountId).fixed(timeout.dataId).u64(timeout.expiresAt);
  state.set(trieKey.promiseYieldTimeout(index), writer.finish());
}

export function removePromiseYieldTimeout(state: WritableState, index: number): void {
  state.remove(trieKey.promiseYieldTimeout(index));
}

export function getPromiseYieldReceipt(state: ReadableState, id: AccountId, dataId: CryptoHash): Receipt | undefined {
  const bytes = state.get(trieKey.promiseYieldReceipt(id, dataId));
  return bytes === undefined ? undefined : decodeBorsh(readReceipt, bytes);
}

export function hasPromiseYieldReceipt(state: ReadableState, id: AccountId, dataId: CryptoHash): boolean {
  return state.has(trieKey.promiseYieldReceipt(id, dataId));
}

export function setPromiseYieldReceipt(state: WritableState, dataId: CryptoHash, receipt: Receipt): void {
  state.set(trieKey.promiseYieldReceipt(receipt.receiverId, dataId), encodeBorsh(writeReceipt, receipt));
}

export function removePromiseYieldReceipt(state: WritableState, id: AccountId, dataId: CryptoHash): void {
  state.remove(trieKey.promiseYieldReceipt(id, dataId));
}

export function getPromiseYieldStatus(
  state: ReadableState,
  id: AccountId,
  dataId: CryptoHash,
): PromiseYieldStatus | undefined {
  const bytes = state.get(trieKey.promiseYieldStatus(id, dataId));
  if (bytes === undefined) return undefined;
  return bytes[0] === 1 ? 'ResumeSent' : 'Yielded';
}

export function setPromiseYieldStatus(
  state: WritableState,
  id: AccountId,
  dataId: CryptoHash,
  status: PromiseYieldStatus,
): void {
  state.set(trieKey.promiseYieldStatus(id, dataId), new Uint8Array([status === 'ResumeSent' ? 1 : 0]));
}

export function removePromiseYieldStatus(state: WritableState, id: AccountId, dataId: CryptoHash): void {
  state.remove(trieKey.promiseYieldStatus(id, dataId));
}

/** The data id behind an id that a contract chose. */
export function getDataIdOfYield(state: ReadableState, id: AccountId, yieldId: Uint8Array): CryptoHash | undefined {
  return state.get(trieKey.yieldIdToDataId(id, yieldId));
}

/** The id that a contract chose for a yield. */
export function getYieldIdOfData(state: ReadableState, id: AccountId, dataId: CryptoHash): Uint8Array | undefined {
  return state.get(trieKey.dataIdToYieldId(id, dataId));
}

/** Remembers a chosen id in both directions. */
export function setYieldId(state: WritableState, id: AccountId, yieldId: Uint8Array, dataId: CryptoHash): void {
  state.set(trieKey.yieldIdToDataId(id, yieldId), dataId);
  state.set(trieKey.dataIdToYieldId(id, dataId), yieldId);
}

export function removeYieldId(state: WritableState, id: AccountId, yieldId: Uint8Array, dataId: CryptoHash): void {
  state.remove(trieKey.yieldIdToDataId(id, yieldId));
  state.remove(trieKey.dataIdToYieldId(id, dataId));
}

function readTimeout(reader: BorshReader): PromiseYieldTimeout {
  return { accountId: readAccountId(reader), dataId: reader.fixed(32), expiresAt: reader.u64AsNumber() };
}

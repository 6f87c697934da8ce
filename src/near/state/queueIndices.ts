import { BorshReader, BorshWriter } from '../primitives/borsh.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';

/** A queue in the trie: its rows are numbered from `first` to before `next`. */
export interface QueueIndices {
  readonly first: number;
  readonly next: number;
}

/** The indices under a key; an unused queue has none and is empty. */
export function getQueueIndices(state: ReadableState, key: Uint8Array): QueueIndices {
  const bytes = state.get(key);
  if (bytes === undefined) return { first: 0, next: 0 };
  const reader = new BorshReader(bytes);
  return { first: reader.u64AsNumber(), next: reader.u64AsNumber() };
}

export function setQueueIndices(state: WritableState, key: Uint8Array, indices: QueueIndices): void {
  state.set(key, new BorshWriter().u64(indices.first).u64(indices.next).finish());
}

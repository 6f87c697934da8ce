import type { GlobalContractIdentifier } from '../primitives/action.ts';
import { BorshReader, BorshWriter } from '../primitives/borsh.ts';
import type { AccountId } from '../primitives/brands.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

/** Code is no part of what proves a chunk: validators have it, or ask for it by its hash. */
export function getContractCode(state: ReadableState, id: AccountId): Uint8Array | undefined {
  return state.peek(trieKey.contractCode(id));
}

/** Bytes of an account's code, which only its row in the trie has to prove. */
export function contractCodeLength(state: ReadableState, id: AccountId): number {
  return state.has(trieKey.contractCode(id)) ? (getContractCode(state, id)?.length ?? 0) : 0;
}

export function setContractCode(state: WritableState, id: AccountId, code: Uint8Array): void {
  state.set(trieKey.contractCode(id), code);
}

export function removeContractCode(state: WritableState, id: AccountId): void {
  state.remove(trieKey.contractCode(id));
}

export function getContractData(state: ReadableState, id: AccountId, key: Uint8Array): Uint8Array | undefined {
  return state.get(trieKey.contractData(id, key));
}

export function setContractData(state: WritableState, id: AccountId, key: Uint8Array, value: Uint8Array): void {
  state.set(trieKey.contractData(id, key), value);
}

export function removeContractData(state: WritableState, id: AccountId, key: Uint8Array): void {
  state.remove(trieKey.contractData(id, key));
}

/** A contract's data whose keys begin with `prefix`, in key order; keys as the contract knows them. */
export function* contractData(
  state: ReadableState,
  id: AccountId,
  prefix: Uint8Array,
): Generator<{ readonly key: Uint8Array; readonly value: Uint8Array }, undefined, undefined> {
  const front = trieKey.contractData(id, prefix);
  const own = front.length - prefix.length;
  for (const { key, value } of state.entries(front)) yield { key: key.subarray(own), value };
}

export const hasGlobalContractCode = (state: ReadableState, identifier: GlobalContractIdentifier): boolean =>
  state.has(trieKey.globalContractCode(identifier));

export function getGlobalContractCode(
  state: ReadableState,
  identifier: GlobalContractIdentifier,
): Uint8Array | undefined {
  return state.peek(trieKey.globalContractCode(identifier));
}

export function setGlobalContractCode(
  state: WritableState,
  identifier: GlobalContractIdentifier,
  code: Uint8Array,
): void {
  state.set(trieKey.globalContractCode(identifier), code);
}

/** How often a global contract was deployed under this name: 0n if never. */
export function getGlobalContractNonce(state: ReadableState, identifier: GlobalContractIdentifier): bigint {
  const bytes = state.get(trieKey.globalContractNonce(identifier));
  return bytes === undefined ? 0n : new BorshReader(bytes).u64();
}

export function setGlobalContractNonce(
  state: WritableState,
  identifier: GlobalContractIdentifier,
  nonce: bigint,
): void {
  state.set(trieKey.globalContractNonce(identifier), new BorshWriter().u64(nonce).finish());
}

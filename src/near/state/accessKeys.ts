import type { AccessKey } from '../primitives/account.ts';
import { readAccessKey, writeAccessKey } from '../primitives/accountBorsh.ts';
import { BorshReader, BorshWriter, decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId, Nonce } from '../primitives/brands.ts';
import type { KeyHandle } from '../primitives/keyHandle.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { parseTrieKey, trieKey } from './trieKey.ts';

export function getAccessKey(state: ReadableState, id: AccountId, handle: KeyHandle): AccessKey | undefined {
  const bytes = state.get(trieKey.accessKey(id, handle));
  return bytes === undefined ? undefined : decodeBorsh(readAccessKey, bytes);
}

export function setAccessKey(state: WritableState, id: AccountId, handle: KeyHandle, accessKey: AccessKey): void {
  state.set(trieKey.accessKey(id, handle), encodeBorsh(writeAccessKey, accessKey));
}

/** Removes an access key and, of a gas key, its nonces. */
export function removeAccessKey(state: WritableState, id: AccountId, handle: KeyHandle): void {
  const permission = getAccessKey(state, id, handle)?.permission;
  const nonces = permission !== undefined && 'numNonces' in permission ? permission.numNonces : 0;
  for (let index = 0; index < nonces; index += 1) state.remove(trieKey.gasKeyNonce(id, handle, index));
  state.remove(trieKey.accessKey(id, handle));
}

/** All access keys of an account, in the order of the trie: by type, then by bytes. */
export function* accessKeysOf(
  state: ReadableState,
  id: AccountId,
): Generator<{ readonly handle: KeyHandle; readonly accessKey: AccessKey }, undefined, undefined> {
  for (const { key, value } of state.entries(trieKey.accessKeys(id))) {
    const parsed = parseTrieKey(key);
    if (parsed.type === 'AccessKey') yield { handle: parsed.handle, accessKey: decodeBorsh(readAccessKey, value) };
  }
}

export function getGasKeyNonce(
  state: ReadableState,
  id: AccountId,
  handle: KeyHandle,
  index: number,
): Nonce | undefined {
  const bytes = state.get(trieKey.gasKeyNonce(id, handle, index));
  return bytes === undefined ? undefined : new BorshReader(bytes).u64();
}

export function setGasKeyNonce(
  state: WritableState,
  id: AccountId,
  handle: KeyHandle,
  index: number,
  nonce: Nonce,
): void {
  state.set(trieKey.gasKeyNonce(id, handle, index), new BorshWriter(8).u64(nonce).finish());
}

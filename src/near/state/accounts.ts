import type { AccessKey, Account } from '../primitives/account.ts';
import { readAccessKey, readAccount, writeAccessKey, writeAccount } from '../primitives/accountBorsh.ts';
import { BorshReader, BorshWriter, decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId, Nonce } from '../primitives/brands.ts';
import type { PublicKey } from '../primitives/key.ts';
import { type KeyHandle, keyHandle } from '../primitives/keyHandle.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { parseTrieKey, trieKey } from './trieKey.ts';

export function getAccount(state: ReadableState, id: AccountId): Account | undefined {
  const bytes = state.get(trieKey.account(id));
  return bytes === undefined ? undefined : decodeBorsh(readAccount, bytes);
}

export function setAccount(state: WritableState, id: AccountId, account: Account): void {
  state.set(trieKey.account(id), encodeBorsh(writeAccount, account));
}

export function getAccessKey(state: ReadableState, id: AccountId, key: PublicKey | KeyHandle): AccessKey | undefined {
  const bytes = state.get(trieKey.accessKey(id, toHandle(key)));
  return bytes === undefined ? undefined : decodeBorsh(readAccessKey, bytes);
}

export function setAccessKey(state: WritableState, id: AccountId, key: PublicKey | KeyHandle, accessKey: AccessKey): void {
  state.set(trieKey.accessKey(id, toHandle(key)), encodeBorsh(writeAccessKey, accessKey));
}

/** Removes an access key's row; a gas key's nonces are rows of their own. */
export function removeAccessKey(state: WritableState, id: AccountId, key: PublicKey | KeyHandle): void {
  state.remove(trieKey.accessKey(id, toHandle(key)));
}

/** All access keys of an account, in the order of the trie. */
export function listAccessKeys(state: ReadableState, id: AccountId): readonly { readonly handle: KeyHandle; readonly accessKey: AccessKey }[] {
  const found: { readonly handle: KeyHandle; readonly accessKey: AccessKey }[] = [];
  for (const { key, value } of state.entries(trieKey.accessKeys(id))) {
    const parsed = parseTrieKey(key);
    if (parsed.type === 'AccessKey') found.push({ handle: parsed.handle, accessKey: decodeBorsh(readAccessKey, value) });
  }
  return found;
}

export function getGasKeyNonce(state: ReadableState, id: AccountId, key: PublicKey | KeyHandle, index: number): Nonce | undefined {
  const bytes = state.get(trieKey.gasKeyNonce(id, toHandle(key), index));
  return bytes === undefined ? undefined : new BorshReader(bytes).u64();
}

export function setGasKeyNonce(state: WritableState, id: AccountId, key: PublicKey | KeyHandle, index: number, nonce: Nonce): void {
  state.set(trieKey.gasKeyNonce(id, toHandle(key), index), new BorshWriter().u64(nonce).finish());
}

export function removeGasKeyNonce(state: WritableState, id: AccountId, key: PublicKey | KeyHandle, index: number): void {
  state.remove(trieKey.gasKeyNonce(id, toHandle(key), index));
}

/** Takes an account away with its code, keys, gas key nonces and data. @see nearcore core/store/src/utils/mod.rs `remove_account` */
export function removeAccount(state: WritableState, id: AccountId): void {
  state.remove(trieKey.account(id));
  state.remove(trieKey.contractCode(id));
  for (const { key } of state.entries(trieKey.accessKeys(id))) state.remove(key);
  for (const { key } of state.entries(trieKey.contractData(id, NO_BYTES))) state.remove(key);
}

const NO_BYTES = new Uint8Array(0);

function toHandle(key: PublicKey | KeyHandle): KeyHandle {
  return key instanceof Uint8Array ? key : keyHandle(key);
}

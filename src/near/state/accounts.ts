import type { Account } from '../primitives/account.ts';
import { readAccount, writeAccount } from '../primitives/accountBorsh.ts';
import { decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId } from '../primitives/brands.ts';
import type { ReadableState, WritableState } from './stateUpdate.ts';
import { trieKey } from './trieKey.ts';

export function getAccount(state: ReadableState, id: AccountId): Account | undefined {
  const bytes = state.get(trieKey.account(id));
  return bytes === undefined ? undefined : decodeBorsh(readAccount, bytes);
}

export function setAccount(state: WritableState, id: AccountId, account: Account): void {
  state.set(trieKey.account(id), encodeBorsh(writeAccount, account));
}

/** Takes an account away with its code, keys, gas key nonces and data. @see nearcore core/store/src/utils/mod.rs `remove_account` */
export function removeAccount(state: WritableState, id: AccountId): void {
  state.remove(trieKey.account(id));
  state.remove(trieKey.contractCode(id));
  for (const { key } of state.entries(trieKey.accessKeys(id))) state.remove(key);
  for (const { key } of state.entries(trieKey.contractData(id, NO_BYTES))) state.remove(key);
}

const NO_BYTES = new Uint8Array(0);

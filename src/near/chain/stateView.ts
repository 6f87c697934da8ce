import type { AccountId } from '../primitives/brands.ts';
import type { KeyHandle } from '../primitives/keyHandle.ts';
import { findContractCode } from '../runtime/contractCode.ts';
import { accessKeysOf, getAccessKey, getGasKeyNonce } from '../state/accessKeys.ts';
import { getAccount } from '../state/accounts.ts';
import { contractData, getGlobalContractCode } from '../state/contracts.ts';
import { compareBytes } from '../primitives/hash.ts';
import { stateRecords } from '../state/stateRecords.ts';
import type { Trie } from '../state/trie.ts';
import { trieKey } from '../state/trieKey.ts';
import type { DataRange, StateView } from './chain.ts';

/** Looks at a shard's state. */
export function stateView(trie: Trie): StateView {
  return {
    get root() {
      return trie.root;
    },
    account: (accountId) => getAccount(trie, accountId),
    accessKey: (accountId, keyHandle) => getAccessKey(trie, accountId, keyHandle),
    accessKeys: (accountId) =>
      [...accessKeysOf(trie, accountId)].map(({ handle, accessKey }) => ({ keyHandle: handle, accessKey })),
    gasKeyNonces: (accountId, keyHandle) => gasKeyNonces(trie, accountId, keyHandle),
    code(accountId) {
      const account = getAccount(trie, accountId);
      return account === undefined ? undefined : findContractCode(trie, accountId, account.contract)?.code;
    },
    globalCode: (identifier) => getGlobalContractCode(trie, identifier),
    data: (accountId, prefix, options) => dataRange(trie, accountId, prefix, options),
    dataProof: (accountId, prefix) => trie.prove(trieKey.contractData(accountId, prefix)),
    records: () => stateRecords(trie),
  };
}

function gasKeyNonces(trie: Trie, accountId: AccountId, keyHandle: KeyHandle): bigint[] | undefined {
  const permission = getAccessKey(trie, accountId, keyHandle)?.permission;
  if (permission === undefined || !('numNonces' in permission)) return undefined;
  return Array.from(
    { length: permission.numNonces },
    (_, index) => getGasKeyNonce(trie, accountId, keyHandle, index) ?? 0n,
  );
}

function dataRange(
  trie: Trie,
  accountId: AccountId,
  prefix: Uint8Array,
  options: Parameters<StateView['data']>[2] = {},
): DataRange {
  const { afterKey, limit = Infinity } = options;
  const entries: { readonly key: Uint8Array; readonly value: Uint8Array }[] = [];
  for (const entry of contractData(trie, accountId, prefix)) {
    if (afterKey !== undefined && compareBytes(entry.key, afterKey) <= 0) continue;
    if (entries.length >= limit) return { entries, lastKey: entries.at(-1)?.key ?? null };
    entries.push(entry);
  }
  return { entries, lastKey: null };
}

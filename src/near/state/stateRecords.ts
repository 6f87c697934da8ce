import type { AccessKey, Account } from '../primitives/account.ts';
import { readAccessKey, readAccount, writeAccessKey, writeAccount } from '../primitives/accountBorsh.ts';
import { decodeBorsh, encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId } from '../primitives/brands.ts';
import { KEY_SCHEMES, keySchemeOf, type PublicKey } from '../primitives/key.ts';
import { keyHandle } from '../primitives/keyHandle.ts';
import type { Trie } from './trie.ts';
import { parseTrieKey, trieKey } from './trieKey.ts';

/** One row of a genesis or of `sandbox_patch_state`. @see nearcore core/primitives/src/state_record.rs */
export type StateRecord =
  | { readonly type: 'Account'; readonly accountId: AccountId; readonly account: Account }
  | {
      readonly type: 'AccessKey';
      readonly accountId: AccountId;
      readonly publicKey: PublicKey;
      readonly accessKey: AccessKey;
    }
  | { readonly type: 'Contract'; readonly accountId: AccountId; readonly code: Uint8Array }
  | { readonly type: 'Data'; readonly accountId: AccountId; readonly key: Uint8Array; readonly value: Uint8Array };

/** The trie entry that a record stands for. */
export function recordToEntry(record: StateRecord): readonly [key: Uint8Array, value: Uint8Array] {
  switch (record.type) {
    case 'Account':
      return [trieKey.account(record.accountId), encodeBorsh(writeAccount, record.account)];
    case 'AccessKey':
      return [
        trieKey.accessKey(record.accountId, keyHandle(record.publicKey)),
        encodeBorsh(writeAccessKey, record.accessKey),
      ];
    case 'Contract':
      return [trieKey.contractCode(record.accountId), record.code];
    case 'Data':
      return [trieKey.contractData(record.accountId, record.key), record.value];
    default:
      return record satisfies never;
  }
}

/**
 * All of a state that records can say, in key order. Left out is what lives between blocks (waiting receipts, queues),
 * global contracts, gas keys' nonces, and ML-DSA-65 keys, of which the trie only has a digest.
 */
export function* stateRecords(trie: Trie): Generator<StateRecord, undefined, undefined> {
  for (const { key, value } of trie.entries()) {
    const record = entryToRecord(key, value);
    if (record !== null) yield record;
  }
}

function entryToRecord(key: Uint8Array, value: Uint8Array): StateRecord | null {
  const parsed = parseTrieKey(key);
  switch (parsed.type) {
    case 'Account':
      return { type: 'Account', accountId: parsed.accountId, account: decodeBorsh(readAccount, value) };
    case 'ContractCode':
      return { type: 'Contract', accountId: parsed.accountId, code: value };
    case 'ContractData':
      return { type: 'Data', accountId: parsed.accountId, key: parsed.key, value };
    case 'AccessKey': {
      const scheme = keySchemeOf(parsed.handle[0]);
      if (scheme === undefined || scheme === KEY_SCHEMES.mlDsa65) return null;
      const publicKey = { type: scheme.type, data: parsed.handle.slice(1) };
      return {
        type: 'AccessKey',
        accountId: parsed.accountId,
        publicKey,
        accessKey: decodeBorsh(readAccessKey, value),
      };
    }
    case 'GasKeyNonce':
    case 'Other':
      return null;
    default:
      return parsed satisfies never;
  }
}

import type { GlobalContractIdentifier } from '../primitives/action.ts';
import type { AccountId, CryptoHash, ShardId } from '../primitives/brands.ts';
import { BorshWriter, textToBytes } from '../primitives/borsh.ts';
import { writeGlobalContractIdentifier } from '../primitives/globalContract.ts';
import type { KeyHandle } from '../primitives/keyHandle.ts';

/** The first byte of every key. 21 is not in use: gas keys' nonces stand under their access key. @see nearcore core/primitives/src/trie_key.rs `col` */
export const COLUMNS = {
  account: 0,
  contractCode: 1,
  accessKey: 2,
  receivedData: 3,
  postponedReceiptId: 4,
  pendingDataCount: 5,
  postponedReceipt: 6,
  delayedReceipt: 7,
  contractData: 9,
  promiseYieldIndices: 10,
  promiseYieldTimeout: 11,
  promiseYieldReceipt: 12,
  bufferedReceiptIndices: 13,
  bufferedReceipt: 14,
  bandwidthSchedulerState: 15,
  bufferedReceiptGroupsQueueData: 16,
  bufferedReceiptGroupsQueueItem: 17,
  globalContractCode: 18,
  globalContractNonce: 19,
  promiseYieldStatus: 20,
  yieldIdToDataId: 22,
  dataIdToYieldId: 23,
} as const;

const ACCESS_KEY_SEPARATOR = 2;
const COMMA = 0x2c;

/**
 * The bytes under which things stand in the trie.
 * @see nearcore core/primitives/src/trie_key.rs `TrieKey::append_into`
 */
export const trieKey = {
  account: (id: AccountId): Uint8Array => ofAccount(COLUMNS.account, id),
  contractCode: (id: AccountId): Uint8Array => ofAccount(COLUMNS.contractCode, id),
  accessKey: (id: AccountId, handle: KeyHandle): Uint8Array =>
    ofAccount(COLUMNS.accessKey, id, ACCESS_KEY_SEPARATOR, handle),
  /** The front of all access keys of an account, and of their gas key nonces. */
  accessKeys: (id: AccountId): Uint8Array => ofAccount(COLUMNS.accessKey, id, ACCESS_KEY_SEPARATOR),
  gasKeyNonce: (id: AccountId, handle: KeyHandle, index: number): Uint8Array =>
    ofAccount(COLUMNS.accessKey, id, ACCESS_KEY_SEPARATOR, new BorshWriter().fixed(handle).u16(index).finish()),
  receivedData: (id: AccountId, dataId: CryptoHash): Uint8Array => ofAccount(COLUMNS.receivedData, id, COMMA, dataId),
  postponedReceiptId: (id: AccountId, dataId: CryptoHash): Uint8Array =>
    ofAccount(COLUMNS.postponedReceiptId, id, COMMA, dataId),
  pendingDataCount: (id: AccountId, receiptId: CryptoHash): Uint8Array =>
    ofAccount(COLUMNS.pendingDataCount, id, COMMA, receiptId),
  postponedReceipt: (id: AccountId, receiptId: CryptoHash): Uint8Array =>
    ofAccount(COLUMNS.postponedReceipt, id, COMMA, receiptId),
  delayedReceiptIndices: (): Uint8Array => new Uint8Array([COLUMNS.delayedReceipt]),
  delayedReceipt: (index: number): Uint8Array => numbered(COLUMNS.delayedReceipt, index),
  /** With an empty `key`, the front of all of an account's data. */
  contractData: (id: AccountId, key: Uint8Array): Uint8Array => ofAccount(COLUMNS.contractData, id, COMMA, key),
  promiseYieldIndices: (): Uint8Array => new Uint8Array([COLUMNS.promiseYieldIndices]),
  promiseYieldTimeout: (index: number): Uint8Array => numbered(COLUMNS.promiseYieldTimeout, index),
  promiseYieldReceipt: (id: AccountId, dataId: CryptoHash): Uint8Array =>
    ofAccount(COLUMNS.promiseYieldReceipt, id, COMMA, dataId),
  bufferedReceiptIndices: (): Uint8Array => new Uint8Array([COLUMNS.bufferedReceiptIndices]),
  bufferedReceipt: (receivingShard: ShardId, index: number): Uint8Array =>
    new BorshWriter().u8(COLUMNS.bufferedReceipt).u16(receivingShard).u64(index).finish(),
  bandwidthSchedulerState: (): Uint8Array => new Uint8Array([COLUMNS.bandwidthSchedulerState]),
  bufferedReceiptGroupsQueueData: (receivingShard: ShardId): Uint8Array =>
    numbered(COLUMNS.bufferedReceiptGroupsQueueData, receivingShard),
  bufferedReceiptGroupsQueueItem: (receivingShard: ShardId, index: number): Uint8Array =>
    new BorshWriter().u8(COLUMNS.bufferedReceiptGroupsQueueItem).u64(receivingShard).u64(index).finish(),
  globalContractCode: (identifier: GlobalContractIdentifier): Uint8Array =>
    ofGlobal(COLUMNS.globalContractCode, identifier),
  globalContractNonce: (identifier: GlobalContractIdentifier): Uint8Array =>
    ofGlobal(COLUMNS.globalContractNonce, identifier),
  promiseYieldStatus: (id: AccountId, dataId: CryptoHash): Uint8Array =>
    ofAccount(COLUMNS.promiseYieldStatus, id, COMMA, dataId),
  yieldIdToDataId: (id: AccountId, yieldId: Uint8Array): Uint8Array =>
    ofAccount(COLUMNS.yieldIdToDataId, id, COMMA, yieldId),
  dataIdToYieldId: (id: AccountId, dataId: CryptoHash): Uint8Array =>
    ofAccount(COLUMNS.dataIdToYieldId, id, COMMA, dataId),
} as const;

/** What a key says about accounts, data and access keys; other columns only have their number. */
export type ParsedTrieKey =
  | { readonly type: 'Account' | 'ContractCode'; readonly accountId: AccountId }
  | { readonly type: 'AccessKey'; readonly accountId: AccountId; readonly handle: KeyHandle }
  | { readonly type: 'GasKeyNonce'; readonly accountId: AccountId; readonly handle: KeyHandle; readonly index: number }
  | { readonly type: 'ContractData'; readonly accountId: AccountId; readonly key: Uint8Array }
  | { readonly type: 'Other'; readonly column: number };

/** Takes a key apart, as views of changes and exports of the state need. */
export function parseTrieKey(key: Uint8Array): ParsedTrieKey {
  const column = key[0] ?? -1;
  if (column === COLUMNS.account) return { type: 'Account', accountId: decoder.decode(key.subarray(1)) };
  if (column === COLUMNS.contractCode) return { type: 'ContractCode', accountId: decoder.decode(key.subarray(1)) };
  if (column === COLUMNS.contractData) {
    const { accountId, rest } = splitAt(key, COMMA);
    return { type: 'ContractData', accountId, key: rest };
  }
  if (column !== COLUMNS.accessKey) return { type: 'Other', column };
  const { accountId, rest } = splitAt(key, ACCESS_KEY_SEPARATOR);
  const handleLength = rest[0] === 1 ? 65 : 33;
  const handle = rest.slice(0, handleLength);
  if (rest.length === handleLength) return { type: 'AccessKey', accountId, handle };
  return {
    type: 'GasKeyNonce',
    accountId,
    handle,
    index: (rest[handleLength] ?? 0) | ((rest[handleLength + 1] ?? 0) << 8),
  };
}

const decoder = new TextDecoder();

function splitAt(key: Uint8Array, separator: number): { readonly accountId: AccountId; readonly rest: Uint8Array } {
  const at = key.indexOf(separator, 1);
  return { accountId: decoder.decode(key.subarray(1, at)), rest: key.slice(at + 1) };
}

function ofAccount(column: number, id: AccountId, separator?: number, suffix?: Uint8Array): Uint8Array {
  const name = textToBytes(id);
  const bytes = new Uint8Array(1 + name.length + (separator === undefined ? 0 : 1) + (suffix?.length ?? 0));
  bytes[0] = column;
  bytes.set(name, 1);
  if (separator !== undefined) bytes[1 + name.length] = separator;
  if (suffix !== undefined) bytes.set(suffix, 2 + name.length);
  return bytes;
}

function numbered(column: number, index: number): Uint8Array {
  return new BorshWriter().u8(column).u64(index).finish();
}

function ofGlobal(column: number, identifier: GlobalContractIdentifier): Uint8Array {
  const writer = new BorshWriter().u8(column);
  writeGlobalContractIdentifier(writer, identifier);
  return writer.finish();
}

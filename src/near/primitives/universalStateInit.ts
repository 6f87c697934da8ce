import type { GlobalContractIdentifier } from './action.ts';
import { sortEntries } from './actionBorsh.ts';
import { BorshError, type BorshReader, type BorshWriter, decodeBorsh, encodeBorsh, unexpectedTag } from './borsh.ts';
import { readGlobalContractIdentifier, writeGlobalContractIdentifier } from './globalContract.ts';
import { equalBytes } from './hash.ts';
import { type KeyHandle, readKeyHandle } from './keyHandle.ts';

/** What a universal account begins with (`V1`). @see nearcore core/primitives/src/universal_state_init.rs */
export interface UniversalStateInit {
  /** `null`: an account with keys only. */
  readonly code: GlobalContractIdentifier | null;
  /** In key order. */
  readonly data: readonly (readonly [key: Uint8Array, value: Uint8Array])[];
  /** Full-access keys, in the order of their bytes. */
  readonly accessKeys: readonly KeyHandle[];
}

/** What the action is paid by. */
export interface UniversalStateInitCounts {
  /** Of the payload. */
  readonly bytes: number;
  readonly entries: number;
  readonly keys: number;
}

export type UniversalStateInitResult =
  | { readonly type: 'Ok'; readonly stateInit: UniversalStateInit }
  | { readonly type: 'Malformed' }
  | { readonly type: 'NonCanonical' };

export function encodeUniversalStateInit(stateInit: UniversalStateInit): Uint8Array {
  return encodeBorsh(writeUniversalStateInit, stateInit);
}

/** Decodes a payload; `NonCanonical` when writing it anew gives other bytes, as with unsorted or repeated entries. */
export function decodeUniversalStateInit(payload: Uint8Array): UniversalStateInitResult {
  const stateInit = tryDecode(payload);
  if (stateInit === null) return { type: 'Malformed' };
  return equalBytes(encodeUniversalStateInit(stateInit), payload)
    ? { type: 'Ok', stateInit }
    : { type: 'NonCanonical' };
}

/** Counts for an action that exists; a payload that does not decode has bytes only. */
export function universalStateInitCounts(payload: Uint8Array): UniversalStateInitCounts {
  const stateInit = tryDecode(payload);
  return { bytes: payload.length, entries: stateInit?.data.length ?? 0, keys: stateInit?.accessKeys.length ?? 0 };
}

/** Counts for a payload that a contract sends: the most that its length allows when it is not canonical. */
export function universalStateInitSendCounts(payload: Uint8Array): UniversalStateInitCounts {
  const decoded = decodeUniversalStateInit(payload);
  if (decoded.type === 'Ok') return universalStateInitCounts(payload);
  // Before entries stand 6 bytes and before keys 10; an entry has at least 8 bytes and a key 33.
  const atMost = (before: number, each: number): number => Math.ceil(Math.max(0, payload.length - before) / each);
  return { bytes: payload.length, entries: atMost(6, 8), keys: atMost(10, 33) };
}

function tryDecode(payload: Uint8Array): UniversalStateInit | null {
  try {
    return decodeBorsh(readUniversalStateInit, payload);
  } catch (error) {
    if (error instanceof BorshError) return null;
    throw error;
  }
}

function writeUniversalStateInit(writer: BorshWriter, stateInit: UniversalStateInit): void {
  writer.u8(0).option(stateInit.code, writeGlobalContractIdentifier);
  writer.list(stateInit.data, (w, [key, value]) => w.bytes(key).bytes(value));
  writer.list(stateInit.accessKeys, (w, handle) => w.fixed(handle));
}

function readUniversalStateInit(reader: BorshReader): UniversalStateInit {
  const version = reader.u8();
  if (version !== 0) throw unexpectedTag(version);
  const code = reader.option(readGlobalContractIdentifier);
  const data = sortEntries(reader.list((r) => [r.bytes(), r.bytes()] as const));
  const handles = reader.list((r) => [readKeyHandle(r), null] as const);
  return { code, data, accessKeys: sortEntries(handles).map(([handle]) => handle) };
}

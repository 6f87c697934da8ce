import { sha256 } from '@noble/hashes/sha2.js';
import type { CryptoHash } from './brands.ts';

/** 32 zero bytes: nearcore's `CryptoHash::default()`, the root of an empty trie, the code hash of no code. */
export const ZERO_HASH: CryptoHash = new Uint8Array(32);

/** SHA-256 of the concatenation of its arguments. */
export function hashOf(...parts: readonly Uint8Array[]): CryptoHash {
  // One hasher for all: each new one would come with buffers that the engine has to collect again.
  fresh._cloneInto(hasher);
  for (const part of parts) hasher.update(part);
  const hash = new Uint8Array(32);
  hasher.digestInto(hash);
  return hash;
}

const fresh = sha256.create();
const hasher = sha256.create();

/** Bytes as a string of as many characters: a key for `Map` and `Set` that sorts as the bytes do. */
export function hashKey(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += hashKey(bytes.subarray(at, at + CHUNK));
  return text;
}

/** The bytes that `hashKey` made a string of. */
export function keyToBytes(key: string): Uint8Array {
  const bytes = new Uint8Array(key.length);
  for (let i = 0; i < key.length; i += 1) bytes[i] = key.charCodeAt(i);
  return bytes;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Orders bytes as Rust's `Ord for [u8]` does: bytewise, then by length. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function isZeroHash(hash: CryptoHash): boolean {
  return hash.every((byte) => byte === 0);
}

/** How many arguments a call may safely have. */
const CHUNK = 4096;

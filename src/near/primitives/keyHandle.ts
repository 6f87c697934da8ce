import { sha3_256 } from '@noble/hashes/sha3.js';
import { base58 } from '@scure/base';
import { BorshError, type BorshReader } from './borsh.ts';
import { decodeKeyBase58, KEY_SCHEMES, keySchemeOf, parsePublicKey, type PublicKey } from './key.ts';

/**
 * What the trie names an access key by, in Borsh: a tag and the key, or for ML-DSA-65 tag 3 and a digest of the key.
 * @see nearcore core/crypto/src/signature.rs `PublicKeyHandle`
 */
export type KeyHandle = Uint8Array;

/** The tag that says "a digest of an ML-DSA-65 key"; no public key has it. */
export const KEY_HASH_TAG = 3;
const HASH_PREFIX = 'ml-dsa-65-hash';
const HASH_DOMAIN = new TextEncoder().encode('near:ml-dsa-65-pubkey-hash:v1');

/** The key as the trie names it. @see nearcore core/crypto/src/signature.rs `to_public_key_handle` */
export function keyHandle(key: PublicKey): KeyHandle {
  if (key.type !== 'mlDsa65') return concatTag(KEY_SCHEMES[key.type].tag, key.data);
  return concatTag(KEY_HASH_TAG, sha3_256.create().update(HASH_DOMAIN).update(key.data).digest());
}

/** A handle as views show it: the key itself, or `ml-dsa-65-hash:…`. */
export function formatKeyHandle(handle: KeyHandle): string {
  const prefix = handle[0] === KEY_HASH_TAG ? HASH_PREFIX : (keySchemeOf(handle[0])?.prefix ?? 'unknown');
  return `${prefix}:${base58.encode(handle.subarray(1))}`;
}

/** Reads a handle or a public key, as `view_access_key` takes either; throws `ParseKeyError`. */
export function parseKeyHandle(text: string): KeyHandle {
  if (text.startsWith(`${HASH_PREFIX}:`))
    return concatTag(KEY_HASH_TAG, decodeKeyBase58(text.slice(HASH_PREFIX.length + 1), 32, 'key'));
  return keyHandle(parsePublicKey(text));
}

/** Bytes that an access key's name counts for in `storageUsage`. @see nearcore core/crypto/src/signature.rs `trie_id_len` */
export function keyHandleLength(key: PublicKey): number {
  return KEY_SCHEMES[key.type].handleLength;
}

export function readKeyHandle(reader: BorshReader): KeyHandle {
  const tag = reader.u8();
  if (tag === KEY_HASH_TAG) return concatTag(tag, reader.fixed(32, KEY_SCHEMES.mlDsa65.shortMessage));
  if (tag === KEY_SCHEMES.ed25519.tag) return concatTag(tag, reader.fixed(32));
  if (tag === KEY_SCHEMES.secp256k1.tag) return concatTag(tag, reader.fixed(64));
  if (tag !== KEY_SCHEMES.mlDsa65.tag) throw new BorshError(`unknown KeyTag: ${tag}`);
  throw new BorshError('borsh tag 2 is reserved for PublicKey (full ML-DSA-65 key); not a valid PublicKeyHandle');
}

function concatTag(tag: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + data.length);
  bytes[0] = tag;
  bytes.set(data, 1);
  return bytes;
}

import { decodeBase58, encodeBase58 } from './longBase58.ts';

/** nearcore's key types with their Borsh tags: ed25519 0, secp256k1 1, ML-DSA-65 2 (its handle in the trie has tag 3). */
export type KeyType = 'ed25519' | 'secp256k1' | 'mlDsa65';

/** `data` is 32, 64 or 1952 bytes, by type. @see nearcore core/crypto/src/signature.rs `PublicKey` */
export interface PublicKey {
  readonly type: KeyType;
  readonly data: Uint8Array;
}

/** `data` is 64, 65 or 3309 bytes, by type. @see nearcore core/crypto/src/signature.rs `Signature` */
export interface Signature {
  readonly type: KeyType;
  readonly data: Uint8Array;
}

interface KeyScheme {
  readonly type: KeyType;
  readonly prefix: string;
  readonly tag: number;
  readonly publicKeyLength: number;
  readonly signatureLength: number;
  /** Bytes of its handle, tag included. */
  readonly handleLength: number;
  /** What nearcore says when the bytes end early. */
  readonly shortMessage?: string;
}

export const KEY_SCHEMES: Readonly<Record<KeyType, KeyScheme>> = {
  ed25519: { type: 'ed25519', prefix: 'ed25519', tag: 0, publicKeyLength: 32, signatureLength: 64, handleLength: 33 },
  secp256k1: {
    type: 'secp256k1',
    prefix: 'secp256k1',
    tag: 1,
    publicKeyLength: 64,
    signatureLength: 65,
    handleLength: 65,
  },
  mlDsa65: {
    type: 'mlDsa65',
    prefix: 'ml-dsa-65',
    tag: 2,
    publicKeyLength: 1952,
    signatureLength: 3309,
    handleLength: 33,
    shortMessage: 'failed to fill whole buffer',
  },
};

const SCHEMES = Object.values(KEY_SCHEMES);

/** The scheme with a Borsh tag. */
export function keySchemeOf(tag: number | undefined): KeyScheme | undefined {
  return SCHEMES.find((scheme) => scheme.tag === tag);
}

/** Says why a text is no key or signature, in nearcore's words. */
export class ParseKeyError extends Error {
  override readonly name = 'ParseKeyError';
}

/** Reads `ed25519:…`, `secp256k1:…`, `ml-dsa-65:…`, or bare base58 for ed25519; throws `ParseKeyError`. */
export function parsePublicKey(text: string): PublicKey {
  const { scheme, data } = splitPrefix(text);
  return { type: scheme.type, data: decodeKeyBase58(data, scheme.publicKeyLength, 'key') };
}

/** Reads a signature in the same forms; throws `ParseKeyError`. */
export function parseSignature(text: string): Signature {
  const { scheme, data } = splitPrefix(text);
  return { type: scheme.type, data: decodeKeyBase58(data, scheme.signatureLength, 'signature') };
}

export function formatPublicKey(key: PublicKey): string {
  return `${KEY_SCHEMES[key.type].prefix}:${encodeBase58(key.data)}`;
}

export function formatSignature(signature: Signature): string {
  return `${KEY_SCHEMES[signature.type].prefix}:${encodeBase58(signature.data)}`;
}

function splitPrefix(text: string): { readonly scheme: KeyScheme; readonly data: string } {
  const colon = text.indexOf(':');
  if (colon < 0) return { scheme: KEY_SCHEMES.ed25519, data: text };
  const prefix = text.slice(0, colon).toLowerCase();
  const scheme = SCHEMES.find((candidate) => candidate.prefix === prefix);
  if (scheme === undefined) throw new ParseKeyError(`unknown key type '${prefix}'`);
  return { scheme, data: text.slice(colon + 1) };
}

/** Decodes base58 of an expected length; throws `ParseKeyError` as nearcore does. */
export function decodeKeyBase58(text: string, expected: number, what: 'key' | 'signature'): Uint8Array {
  const bad = /[^1-9A-HJ-NP-Za-km-z]/u.exec(text);
  if (bad !== null) throw new ParseKeyError(`invalid ${what} data: ${describeBadCharacter(bad[0], bad.index)}`);
  // A character holds less than 6 bits and more than 5, so a text this long holds too much; decoding it would take a
  // time that grows with the square of its length.
  const data = text.length > 2 * expected ? null : decodeBase58(text);
  if (data?.length === expected) return data;
  // nearcore stops decoding when its buffer is full.
  const received = Math.min(data?.length ?? Infinity, expected + 1);
  throw new ParseKeyError(`invalid ${what} length: expected the input of ${expected} bytes, but ${received} was given`);
}

/** In the words of nearcore's base58 decoder. */
export function describeBadCharacter(char: string, index: number): string {
  return char > '\x7f'
    ? `provided string contained non-ascii character starting at byte ${index}`
    : `provided string contained invalid character '${char}' at byte ${index}`;
}

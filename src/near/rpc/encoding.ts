import { base58, base64 } from '@scure/base';
import type { CryptoHash } from '../primitives/brands.ts';

export function toBase58(bytes: Uint8Array): string {
  return base58.encode(bytes);
}

export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

/** A hash from its base58 text; `undefined` for anything but 32 bytes. */
export function parseHash(text: unknown): CryptoHash | undefined {
  if (typeof text !== 'string' || text.length > 44) return undefined;
  const bytes = fromBase58(text);
  return bytes?.length === 32 ? bytes : undefined;
}

export function fromBase58(text: string): Uint8Array | undefined {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
}

const BASE64_ALPHABET = /^[A-Za-z0-9+/]$/;

/**
 * Bytes from base64 with padding, or what nearcore's decoder says of the text.
 * @see the `base64` crate's `DecodeError`, whose words nearcore passes on
 */
export function fromBase64(text: string): Uint8Array | { readonly error: string } {
  try {
    return base64.decode(text);
  } catch {
    return { error: base64Fault(text) };
  }
}

function base64Fault(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const digits = text.replace(/={1,2}$/, '');
  for (let offset = 0; offset < digits.length; offset++) {
    if (BASE64_ALPHABET.test(String.fromCharCode(bytes[offset]!))) continue;
    return `Invalid byte ${bytes[offset]}, offset ${offset}.`;
  }
  if (digits.length % 4 === 1) return `Invalid input length: ${digits.length}`;
  if (text.length % 4 !== 0) return 'Invalid padding';
  return `Invalid last symbol ${bytes[digits.length - 1]}, offset ${digits.length - 1}.`;
}

import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBorsh } from './borsh.ts';
import { formatPublicKey, formatSignature, parsePublicKey, parseSignature } from './key.ts';
import { readPublicKey, readSignature } from './keyBorsh.ts';
import { formatKeyHandle, keyHandle, keyHandleLength, parseKeyHandle } from './keyHandle.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('keys as text', () => {
  it('read back what they wrote', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['ed25519', 32, 64] as const, ['secp256k1', 64, 65] as const),
        bytes(65),
        ([type, key, signature], data) => {
          const publicKey = { type, data: data.slice(0, key) };
          expect(parsePublicKey(formatPublicKey(publicKey))).toEqual(publicKey);
          expect(parseKeyHandle(formatPublicKey(publicKey))).toEqual(keyHandle(publicKey));
          expect(formatKeyHandle(keyHandle(publicKey))).toBe(formatPublicKey(publicKey));
          const signed = { type, data: data.slice(0, signature) };
          expect(parseSignature(formatSignature(signed))).toEqual(signed);
        },
      ),
    );
  });

  it('take bare base58 for ed25519, and the prefix in any case', () => {
    const data = new Uint8Array(32).fill(7);
    expect(parsePublicKey(base58.encode(data))).toEqual({ type: 'ed25519', data });
    expect(parsePublicKey(`ED25519:${base58.encode(data)}`)).toEqual({ type: 'ed25519', data });
  });

  it('show a post-quantum key in the trie by its digest', () => {
    const key = { type: 'mlDsa65' as const, data: new Uint8Array(1952) };
    const text = formatKeyHandle(keyHandle(key));
    expect(text).toMatch(/^ml-dsa-65-hash:/);
    expect(parseKeyHandle(text)).toEqual(keyHandle(key));
    expect(keyHandle(key)).toHaveLength(keyHandleLength(key));
  });

  it.each([
    ['rsa:abc', "unknown key type 'rsa'"],
    ['ed25519:abc', 'invalid key length: expected the input of 32 bytes, but 3 was given'],
    [
      `ed25519:${base58.encode(new Uint8Array(40).fill(1))}`,
      'invalid key length: expected the input of 32 bytes, but 33 was given',
    ],
    ['ed25519:ab0', "invalid key data: provided string contained invalid character '0' at byte 2"],
    ['ed25519:é', 'invalid key data: provided string contained non-ascii character starting at byte 0'],
    ['z'.repeat(2_000_000), 'invalid key length: expected the input of 32 bytes, but 33 was given'],
  ])('say what is wrong with %.40s', (text, message) => {
    expect(() => parsePublicKey(text)).toThrow(message);
  });
});

describe('keys as bytes', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'the tag of a digest',
      new Uint8Array([3]),
      'borsh tag 3 is reserved for PublicKeyHandle (ML-DSA-65 hash); not a valid PublicKey',
    ],
    ['an unknown tag', new Uint8Array([4]), 'unknown KeyTag: 4'],
    ['a short key', new Uint8Array(32), 'Unexpected length of input'],
    ['a short post-quantum key', new Uint8Array(32).fill(2), 'failed to fill whole buffer'],
  ])('refuse %s', (_, input, message) => {
    expect(() => decodeBorsh(readPublicKey, input)).toThrow(message);
  });

  it('refuse signatures as nearcore does', () => {
    expect(() => decodeBorsh(readSignature, new Uint8Array([9]))).toThrow("unknown key type '9'");
    const high = new Uint8Array(65);
    high[64] = 0x20;
    expect(() => decodeBorsh(readSignature, high)).toThrow('signature error');
  });
});

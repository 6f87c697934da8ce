import { p256 } from '@noble/curves/nist.js';
import { describe, expect, test } from 'vitest';
import { readSignature, verifyPrehash } from './p256.ts';
import type { P256Signature } from './p256.ts';

const secret = new Uint8Array(32).fill(5);
const key = p256.getPublicKey(secret, true);
const order = p256.Point.Fn.ORDER;

const sign = (hash: Uint8Array): P256Signature =>
  readSignature(p256.sign(hash, secret, { prehash: false })) as P256Signature;

describe('verifyPrehash', () => {
  const hash = new Uint8Array(32).fill(8);
  const { r, s } = sign(hash);

  test('accepts both of the two equivalent s', () => {
    expect(verifyPrehash({ r, s }, hash, key)).toBe(true);
    expect(verifyPrehash({ r, s: order - s }, hash, key)).toBe(true);
    expect(verifyPrehash({ r, s: s + 1n }, hash, key)).toBe(false);
  });

  test('reads the first 32 bytes of a longer hash', () => {
    const longer = new Uint8Array(40).fill(8);
    expect(verifyPrehash({ r, s }, longer, key)).toBe(true);
  });

  test('refuses hashes of less than 16 bytes', () => {
    expect(verifyPrehash(sign(new Uint8Array(32)), new Uint8Array(16), key)).toBe(true);
    expect(verifyPrehash(sign(new Uint8Array(32)), new Uint8Array(15), key)).toBe(false);
  });

  test('takes a compact key for the point with the smaller y', () => {
    const point = p256.Point.fromBytes(key);
    const hasSmallerY = point.y < point.negate().y;
    const compact = Uint8Array.of(5, ...key.subarray(1));
    expect(verifyPrehash({ r, s }, hash, compact)).toBe(hasSmallerY);
  });

  test.each([0, 1, 4, 6])('refuses keys that begin with %i', (tag) => {
    expect(verifyPrehash({ r, s }, hash, Uint8Array.of(tag, ...key.subarray(1)))).toBe(false);
  });

  test('finds no signature in zeros', () => {
    expect(readSignature(new Uint8Array(64))).toBeUndefined();
    expect(readSignature(new Uint8Array(64).fill(0xff))).toBeUndefined();
  });
});

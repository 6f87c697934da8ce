import { secp256k1 } from '@noble/curves/secp256k1.js';
import { describe, expect, test } from 'vitest';
import { bigIntToBytes, bytesToBigInt } from './bytesToBigInt.ts';
import { recoverPublicKey } from './recoverPublicKey.ts';

const secret = new Uint8Array(32).fill(9);
const key = secp256k1.getPublicKey(secret, false).subarray(1);
const hash = new Uint8Array(32).fill(3);
const recovered = secp256k1.sign(hash, secret, { prehash: false, format: 'recovered' });
const v = recovered[0] as number;
const signature = recovered.subarray(1);
const order = secp256k1.Point.Fn.ORDER;

const withS = (s: bigint): Uint8Array => {
  const bytes = signature.slice();
  bytes.set(bigIntToBytes(s, 32), 32);
  return bytes;
};
const s = bytesToBigInt(signature.subarray(32));

describe('recoverPublicKey', () => {
  test('finds the key that signed', () => {
    expect(recoverPublicKey(hash, signature, v, true)).toEqual(key);
  });

  test('finds another key with another v', () => {
    expect(recoverPublicKey(hash, signature, v ^ 1, true)).not.toEqual(key);
  });

  test('accepts the larger s unless told to refuse it', () => {
    expect(recoverPublicKey(hash, withS(order - s), v ^ 1, false)).toEqual(key);
    expect(recoverPublicKey(hash, withS(order - s), v ^ 1, true)).toBeUndefined();
  });

  test.each([0n, order, order + 1n])('gives nothing for s = %s', (bad) => {
    expect(recoverPublicKey(hash, withS(bad), v, false)).toBeUndefined();
  });

  test('gives nothing for v from 2 on unless r is tiny', () => {
    expect(recoverPublicKey(hash, signature, v + 2, false)).toBeUndefined();
  });
});

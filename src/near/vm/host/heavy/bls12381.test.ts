import { bls12_381 } from '@noble/curves/bls12-381.js';
import { describe, expect, test } from 'vitest';
import { blsFunctions, pairingCheck } from './bls12381.ts';
import type { BlsBytes } from './bls12381.ts';

const g = bls12_381.G1.Point.BASE;
const h = bls12_381.G2.Point.BASE;
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const call = (name: string, ...parts: readonly Uint8Array[]): BlsBytes => blsFunctions[name]?.(join(...parts));
const plus = Uint8Array.of(0);
const minus = Uint8Array.of(1);
const infinity = new Uint8Array(96);
infinity[0] = 0x40;

describe('bls12381', () => {
  test('sums signed points and writes infinity with its flag', () => {
    expect(call('bls12381_p1_sum', plus, g.double().toBytes(false), minus, g.toBytes(false))).toEqual(g.toBytes(false));
    expect(call('bls12381_p1_sum', plus, g.toBytes(false), minus, g.toBytes(false))).toEqual(infinity);
    expect(call('bls12381_p2_sum', plus, h.toBytes(false), plus, h.toBytes(false))).toEqual(h.double().toBytes(false));
  });

  test.each([1n, 2n, 5n])('decompresses %s times the generators, whatever the sign', (factor) => {
    for (const point of [g.multiply(factor), g.multiply(factor).negate()]) {
      expect(call('bls12381_p1_decompress', point.toBytes(true))).toEqual(point.toBytes(false));
    }
    for (const point of [h.multiply(factor), h.multiply(factor).negate()]) {
      expect(call('bls12381_p2_decompress', point.toBytes(true))).toEqual(point.toBytes(false));
    }
  });

  test('multiplies by any 32 bytes, also beyond the order', () => {
    const order = bls12_381.fields.Fr.ORDER + 3n;
    const scalar = Uint8Array.from({ length: 32 }, (_, at) => Number((order >> BigInt(8 * at)) & 0xffn));
    expect(call('bls12381_g1_multiexp', g.toBytes(false), scalar)).toEqual(g.multiply(3n).toBytes(false));
  });

  test('refuses points with x = 0, compressed points where none belong, and flags beside infinity', () => {
    const xZero = new Uint8Array(96);
    xZero[95] = 2;
    expect(call('bls12381_p1_sum', plus, xZero)).toBeUndefined();
    const compressed = g.toBytes(false).slice();
    compressed[0] = (compressed[0] as number) | 0x80;
    expect(call('bls12381_p1_sum', plus, compressed)).toBeUndefined();
    const stained = infinity.slice();
    stained[95] = 1;
    expect(call('bls12381_p1_sum', plus, stained)).toBeUndefined();
    expect(call('bls12381_p1_sum', Uint8Array.of(2), infinity)).toBeUndefined();
  });

  test('checks pairings', () => {
    const pair = join(g.toBytes(false), h.toBytes(false));
    const opposite = join(g.negate().toBytes(false), h.toBytes(false));
    expect(pairingCheck(join(pair, opposite))).toBe(true);
    expect(pairingCheck(pair)).toBe(false);
    expect(pairingCheck(new Uint8Array())).toBe(true);
    expect(pairingCheck(new Uint8Array(288))).toBeUndefined();
  });

  test('names itself in length errors as nearcore does', () => {
    expect(() => call('bls12381_g1_multiexp', plus)).toThrow(
      'Incorrect input length for bls12381_p1_multiexp: 1 is not divisible by 128',
    );
  });
});

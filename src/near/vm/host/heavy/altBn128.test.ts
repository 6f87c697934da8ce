import { bn254 } from '@noble/curves/bn254.js';
import { describe, expect, test } from 'vitest';
import { bigIntToBytes } from '../bytesToBigInt.ts';
import { multiExp, pairingCheck, splitElements, sum } from './altBn128.ts';

const little = (value: bigint): Uint8Array => bigIntToBytes(value, 32).reverse();
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const { G1, G2 } = bn254;
const g1Bytes = (point: typeof G1.Point.BASE): Uint8Array => {
  const { x, y } = point.toAffine();
  return join(little(x), little(y));
};
const g = G1.Point.BASE;
const { x: hx, y: hy } = G2.Point.BASE.toAffine();
const h = join(little(hx.c0), little(hx.c1), little(hy.c0), little(hy.c1));
const infinity = new Uint8Array(64);

describe('alt_bn128', () => {
  test('sums points times scalars', () => {
    const elements = [join(g1Bytes(g), little(2n)), join(g1Bytes(g.double()), little(3n)), join(infinity, little(9n))];
    expect(multiExp(elements)).toEqual(g1Bytes(g.multiply(8n)));
    expect(multiExp([])).toEqual(infinity);
  });

  test('sums signed points', () => {
    expect(sum([join(Uint8Array.of(0), g1Bytes(g.double())), join(Uint8Array.of(1), g1Bytes(g))])).toEqual(g1Bytes(g));
  });

  test('checks pairings', () => {
    expect(pairingCheck([])).toBe(true);
    expect(pairingCheck([join(g1Bytes(g), h)])).toBe(false);
    expect(pairingCheck([join(g1Bytes(g), h), join(g1Bytes(g.negate()), h)])).toBe(true);
    expect(pairingCheck([join(infinity, h)])).toBe(true);
  });

  test.each([
    [
      'a length that does not fit',
      () => splitElements(new Uint8Array(97), 96),
      'slice of size 97 cannot be precisely split into chunks of size 96',
    ],
    ['a sign beyond one', () => sum([join(Uint8Array.of(2), infinity)]), 'invalid bool: [2]'],
    ['a coordinate beyond the field', () => multiExp([new Uint8Array(96).fill(0xff)]), /invalid fq: \[(FF, ){31}FF\]/],
    [
      'a point beside the curve',
      () => multiExp([join(little(1n), little(16n), little(0n))]),
      /invalid g1: \[1, 0, .*, 10, 0/,
    ],
    ['a scalar beyond the order', () => multiExp([join(infinity, new Uint8Array(32).fill(0xff))]), 'invalid fr: [FF'],
  ] as const)('refuses %s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

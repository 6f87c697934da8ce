import { describe, expect, test } from 'vitest';
import {
  areCurvesLoaded,
  curvesNeededBy,
  curvesNeededByCode,
  heavyCurve,
  loadHeavyCurves,
  withHeavyCurves,
} from './heavyCurves.ts';
import { testHost } from './testHost.ts';

describe('heavyCurves', () => {
  test('tell from the imports what a contract needs', () => {
    expect(curvesNeededBy(['sha256', 'ed25519_verify', 'ecrecover'])).toEqual([]);
    expect(curvesNeededBy(['bls12381_p1_sum', 'alt_bn128_g1_sum', 'bls12381_pairing_check'])).toEqual([
      'altBn128',
      'bls12381',
    ]);
    expect(curvesNeededBy(['p256_verify', 'ml_dsa_verify'])).toEqual(['p256', 'mlDsa']);
  });

  test('tell the same from the bytes of a contract', () => {
    const code = new TextEncoder().encode('\0asm\u0001…\u0003env\u000bp256_verify');
    expect(curvesNeededByCode(code)).toEqual(['p256']);
  });

  test('fail loudly, and not as an outcome of the call, until they are loaded', async () => {
    expect(() => heavyCurve('p256')).toThrow("call loadHeavyCurves(['p256']) first");
    expect(areCurvesLoaded(['p256'])).toBe(false);
    await loadHeavyCurves(['p256']);
    expect(areCurvesLoaded(['p256'])).toBe(true);
    expect(heavyCurve('p256').verifyPrehash).toBeTypeOf('function');
  });

  test('are loaded on the way, and what needed them runs again', async () => {
    let runs = 0;
    const emptyCheck = (): unknown => {
      runs += 1;
      return testHost().call('alt_bn128_pairing_check', 0, 0);
    };
    expect(await withHeavyCurves(emptyCheck)).toBe(1n);
    expect(await withHeavyCurves(emptyCheck)).toBe(1n);
    expect(runs).toBe(3);
  });

  test('leave other errors alone', async () => {
    const panic = (): unknown => testHost().call('panic');
    await expect(withHeavyCurves(panic)).rejects.toThrow('explicit guest panic');
  });
});

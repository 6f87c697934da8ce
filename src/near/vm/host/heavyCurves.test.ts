import { describe, expect, test } from 'vitest';
import { areCurvesLoaded, curvesNeededBy, heavyCurve, loadHeavyCurves } from './heavyCurves.ts';

describe('heavyCurves', () => {
  test('tell from the imports what a contract needs', () => {
    expect(curvesNeededBy(['sha256', 'ed25519_verify', 'ecrecover'])).toEqual([]);
    expect(curvesNeededBy(['bls12381_p1_sum', 'alt_bn128_g1_sum', 'bls12381_pairing_check'])).toEqual([
      'altBn128',
      'bls12381',
    ]);
    expect(curvesNeededBy(['p256_verify', 'ml_dsa_verify'])).toEqual(['p256', 'mlDsa']);
  });

  test('fail loudly, and not as an outcome of the call, until they are loaded', async () => {
    expect(() => heavyCurve('p256')).toThrow("call loadHeavyCurves(['p256']) first");
    expect(areCurvesLoaded(['p256'])).toBe(false);
    await loadHeavyCurves(['p256']);
    expect(areCurvesLoaded(['p256'])).toBe(true);
    expect(heavyCurve('p256').verifyPrehash).toBeTypeOf('function');
  });
});

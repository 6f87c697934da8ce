import type * as altBn128 from './heavy/altBn128.ts';
import type * as bls12381 from './heavy/bls12381.ts';
import type * as mlDsa from './heavy/mlDsa.ts';
import type * as p256 from './heavy/p256.ts';

/** Cryptography that few contracts use and that is too large to load for all of them. */
export interface HeavyCurves {
  readonly altBn128: typeof altBn128;
  readonly bls12381: typeof bls12381;
  readonly p256: typeof p256;
  readonly mlDsa: typeof mlDsa;
}

export type HeavyCurve = keyof HeavyCurves;

const loaders: { readonly [Name in HeavyCurve]: () => Promise<HeavyCurves[Name]> } = {
  altBn128: () => import('./heavy/altBn128.ts'),
  bls12381: () => import('./heavy/bls12381.ts'),
  p256: () => import('./heavy/p256.ts'),
  mlDsa: () => import('./heavy/mlDsa.ts'),
};

const prefixes: { readonly [Name in HeavyCurve]: string } = {
  altBn128: 'alt_bn128_',
  bls12381: 'bls12381_',
  p256: 'p256_',
  mlDsa: 'ml_dsa_',
};

export const heavyCurves = Object.keys(loaders) as readonly HeavyCurve[];

const loaded: Partial<HeavyCurves> = {};

/** Tells what must be loaded before a contract with these imports runs. */
export function curvesNeededBy(importNames: Iterable<string>): readonly HeavyCurve[] {
  const names = [...importNames];
  return heavyCurves.filter((curve) => names.some((name) => name.startsWith(prefixes[curve])));
}

const latin1 = new TextDecoder('latin1');

/** The same from a contract's bytes, of which no import is read: a name that stands there for another reason counts too. */
export function curvesNeededByCode(code: Uint8Array): readonly HeavyCurve[] {
  const text = latin1.decode(code);
  return heavyCurves.filter((curve) => text.includes(prefixes[curve]));
}

/** Whether all of these are loaded, so that a call needs not wait. */
export const areCurvesLoaded = (names: readonly HeavyCurve[]): boolean =>
  names.every((name) => loaded[name] !== undefined);

/** Loads what contracts need, before a block that calls them is applied: execution itself never waits. */
export async function loadHeavyCurves(names: readonly HeavyCurve[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      Object.assign(loaded, { [name]: await loaders[name]() });
    }),
  );
}

/** A host function needed a curve that nobody loaded. Our mistake, or a reason to load it and run again: no outcome. */
export class CurveNotLoadedError extends Error {
  override readonly name = 'CurveNotLoadedError';
  readonly curve: HeavyCurve;

  constructor(curve: HeavyCurve) {
    super(`Expected ${curve} to be loaded before the call; call loadHeavyCurves(['${curve}']) first.`);
    this.curve = curve;
  }
}

/** Gives what `loadHeavyCurves` loaded; throws `CurveNotLoadedError`. */
export function heavyCurve<Name extends HeavyCurve>(name: Name): HeavyCurves[Name] {
  const curve = loaded[name];
  if (curve === undefined) throw new CurveNotLoadedError(name);
  return curve;
}

/**
 * Runs something synchronous that may call contracts: a block, a view. If a curve is missing it is loaded and all
 * is run again, so `run` must leave nothing behind when it throws.
 */
export async function withHeavyCurves<T>(run: () => T): Promise<T> {
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof CurveNotLoadedError)) throw error;
      await loadHeavyCurves([error.curve]);
    }
  }
}

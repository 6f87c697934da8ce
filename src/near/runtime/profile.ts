import type { Gas } from '../primitives/brands.ts';
import type { Profile } from '../primitives/outcome.ts';

export const emptyProfile: Profile = { actions: {}, host: {}, wasm: 0n };

type Costs = Readonly<Record<string, Gas>>;

function sum(a: Costs, b: Costs): Costs {
  const merged: Record<string, Gas> = { ...a };
  for (const [name, gas] of Object.entries(b)) merged[name] = (merged[name] ?? 0n) + gas;
  return merged;
}

/** Adds up what the calls of one receipt burnt. */
export const mergeProfile = (a: Profile, b: Profile): Profile =>
  a === emptyProfile ? b : { actions: sum(a.actions, b.actions), host: sum(a.host, b.host), wasm: a.wasm + b.wasm };

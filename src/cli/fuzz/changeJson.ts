import type { Json } from '../../near/rpc/json.ts';
import type { Tape } from './tape.ts';

const leaves = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  2 ** 53,
  10n ** 20n,
  '',
  'final',
  'alice.test',
  'hello.test',
  '1'.repeat(44),
  'AAAA',
  'ed25519:',
  '\ud800',
];

/** Puts other values in some places of a JSON value, one in `rarity` or so, or leaves places out. */
export function changeJson(value: Json | undefined, tape: Tape, rarity: number): Json {
  if (tape.below(rarity) === rarity - 1) return tape.pick<Json>([...leaves, [], {}]);
  if (Array.isArray(value)) return value.map((item: Json) => changeJson(item, tape, rarity));
  if (value === null || typeof value !== 'object') return changeLeaf(value ?? null, tape, rarity);
  const entries = Object.entries(value).filter(() => tape.below(2 * rarity) !== 2 * rarity - 1);
  return Object.fromEntries(entries.map(([key, item]) => [key, changeJson(item, tape, rarity)]));
}

function changeLeaf(value: Json, tape: Tape, rarity: number): Json {
  if (typeof value !== 'string' || tape.below(rarity) !== rarity - 1) return value;
  const at = tape.below(Math.max(1, Math.min(value.length, 65_536)));
  return value.slice(0, at) + tape.pick(['', 'x', '=', '\u0000', 'é']) + value.slice(at + 1);
}

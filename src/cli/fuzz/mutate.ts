import type { Tape } from './tape.ts';

/** Changes, takes out or doubles a few bytes, from `first` on. */
export function mutate(original: Uint8Array, tape: Tape, first: number): Uint8Array {
  const bytes = Array.from(original);
  for (let left = 1 + tape.below(4); left > 0; left--) {
    const at = first + tape.below(Math.min(65_536, Math.max(1, bytes.length - first)));
    const kind = tape.below(4);
    if (kind === 0) bytes[at] = tape.byte();
    else if (kind === 1) bytes.splice(at, 1 + tape.below(8));
    else if (kind === 2) bytes.splice(at, 0, ...bytes.slice(at, at + 1 + tape.below(8)));
    else bytes[at] = (bytes[at] ?? 0) + tape.pick([1, -1, 64, -64]);
  }
  return Uint8Array.from(bytes);
}

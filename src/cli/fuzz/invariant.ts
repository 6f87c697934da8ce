import type { IRawProperty } from 'fast-check';

/** Something that must hold whatever comes in by a door. */
export interface Invariant {
  /** A sentence about the inputs and what they must not do. */
  readonly name: string;
  readonly property: IRawProperty<unknown>;
  /** How many inputs the short test tries. */
  readonly runs: number;
}

/** A way into the network by which anybody may send anything. */
export interface Door {
  readonly summary: string;
  /** Loads what its properties need. */
  open(): Promise<readonly Invariant[]>;
}

/** Throws unless a condition holds. */
export function check(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}

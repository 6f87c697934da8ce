import type { ForkEnd } from './forkRuns.ts';

/** How a call ended with one amount of gas. */
export interface SweepPoint {
  /** Ggas (10⁹). */
  readonly gas: number;
  readonly end: ForkEnd;
  /** By all receipts that called something. */
  readonly burnt: bigint;
  /** The first method that failed. */
  readonly failed: string | null;
}

/** Where the end changes: with `from - 1` Ggas it is still `before`, with `from` it is `after`. */
export interface SweepLine {
  readonly from: number;
  readonly before: ForkEnd;
  readonly after: ForkEnd;
}

/**
 * Tries amounts of gas, then goes between those that ended differently, by halving, until they are neighbours.
 * @param amounts in Ggas, the least first
 */
export function* sweepForks(
  run: (gas: number) => SweepPoint,
  amounts: readonly number[],
): Generator<SweepPoint, void, void> {
  const tried: SweepPoint[] = [];
  for (const gas of amounts) {
    const point = run(gas);
    tried.push(point);
    yield point;
  }
  for (const [index, above] of tried.entries()) {
    const below = tried[index - 1];
    if (below) yield* halve(run, below, above);
  }
}

function* halve(
  run: (gas: number) => SweepPoint,
  below: SweepPoint,
  above: SweepPoint,
): Generator<SweepPoint, void, void> {
  if (below.end === above.end || above.gas - below.gas <= 1) return;
  const middle = run(Math.floor((below.gas + above.gas) / 2));
  yield middle;
  yield* halve(run, below, middle);
  yield* halve(run, middle, above);
}

/** So many amounts from `low` to `high`, each larger than the one before by the same factor. */
export function spreadAmounts(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Math.round(low * (high / low) ** (index / (count - 1))));
}

/** The lines between points that are neighbours, the lowest first. */
export function linesBetween(points: readonly SweepPoint[]): readonly SweepLine[] {
  const sorted = [...points].sort((a, b) => a.gas - b.gas);
  return sorted.flatMap(({ gas, end }, index) => {
    const before = sorted[index - 1];
    return before && before.end !== end && gas - before.gas === 1
      ? [{ from: gas, before: before.end, after: end }]
      : [];
  });
}

/** The least gas with which all is well, once its neighbour below has been tried; null if there is none. */
export function leastGas(points: readonly SweepPoint[]): number | null {
  return linesBetween(points).find(({ after }) => after === 'AllWell')?.from ?? null;
}

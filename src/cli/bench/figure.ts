/** What a figure is compared with: the same on a nearcore node, or another run on this machine. */
export interface Peer {
  readonly value: number;
  /** What it is and where it comes from. */
  readonly origin: string;
}

/** One measured number. */
export interface Measurement {
  readonly name: string;
  /** `null` if it could not be measured here; `note` says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly peer?: Peer;
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
  readonly note?: string;
}

/** A measurement as `--json` prints it. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly peer: number | null;
  /** `value` divided by `peer`. */
  readonly ratio: number | null;
  readonly goal: number;
  readonly met: boolean;
}

export function measurementToFigure({ name, value, unit, peer, goal }: Measurement): Figure {
  const met = value !== null && ('atMost' in goal ? value <= goal.atMost : value >= goal.atLeast);
  return {
    name,
    value: value === null ? null : round(value),
    unit,
    peer: peer === undefined ? null : round(peer.value),
    ratio: value === null || peer === undefined ? null : round(value / peer.value),
    goal: round('atMost' in goal ? goal.atMost : goal.atLeast),
    met,
  };
}

/** Three significant digits; more would be noise. */
export const round = (value: number): number => Number(value.toPrecision(3));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Milliseconds that `run` takes. */
export async function time(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

import type { Trace } from '../../trace/trace.ts';

/** A run that another can be compared with. */
export interface PastRun {
  /** Counts the experiment's runs. */
  readonly number: number;
  /** How it is called in a sentence: `in run 2, on a sandbox`. */
  readonly name: string;
  readonly traces: readonly Trace[];
  /** The ids that the lesson's accounts had there, by those that they have in the page. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** The right run's account ids by the left's. */
export function namesBetween(left: PastRun['accounts'], right: PastRun['accounts']): Readonly<Record<string, string>> {
  const ids = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...ids].map((id) => [left[id] ?? id, right[id] ?? id]));
}

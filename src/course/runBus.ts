import type { Trace } from '../trace/trace.ts';

/** What a finished run left behind, for predictions, exercises and progress to look at. */
export interface FinishedRun {
  /** The lesson's id, or `<lesson>/exercise` for the exercise's own experiment. */
  readonly experimentId: string;
  /** The code that ran. */
  readonly code: string;
  /** The reader's contract that was deployed for it, where they have one. */
  readonly contract?: { readonly source: string; readonly wasm: Uint8Array };
  /** The run's transactions, in the order in which they were sent, each with all its receipts. */
  readonly traces: readonly Trace[];
  /** What the code printed, a text per line. */
  readonly console: readonly string[];
  /** The message with which the code ended, or null when it ran to its end. */
  readonly error: string | null;
}

const listeners = new Set<(run: FinishedRun) => void>();
const latest = new Map<string, FinishedRun>();

/** Tells the parts of the page that a run has ended. */
export function publishRun(run: FinishedRun): void {
  latest.set(run.experimentId, run);
  for (const listener of listeners) listener(run);
}

/** Calls back after each run of an experiment, at once if it ran already; the result ends it. */
export function onRun(experimentId: string, listener: (run: FinishedRun) => void): () => void {
  const listenToOwn = (run: FinishedRun) => {
    if (run.experimentId === experimentId) listener(run);
  };
  const before = latest.get(experimentId);
  if (before !== undefined) listener(before);
  listeners.add(listenToOwn);
  return () => listeners.delete(listenToOwn);
}

/** Calls back after each run of any experiment on this page. */
export function onAnyRun(listener: (run: FinishedRun) => void): void {
  listeners.add(listener);
}

/** The latest run of an experiment on this page. */
export function latestRun(experimentId: string): FinishedRun | undefined {
  return latest.get(experimentId);
}

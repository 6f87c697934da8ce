import type { ConsoleLine, RunEnd } from '../../snippets/createSnippetRunner.ts';
import type { FollowedTransaction } from '../../snippets/lab/followTransactions.ts';

/** How far a run has come. `Settling`: the snippet has ended, its receipts still run. */
export type Phase = 'Idle' | 'Loading' | 'Running' | 'Settling' | 'Over';

/** Everything an experiment shows of its latest run. */
export interface ExperimentState {
  readonly phase: Phase;
  /** Counts the runs, so that each has a picture of its own. */
  readonly run: number;
  readonly lines: readonly ConsoleLine[];
  readonly dropped: number;
  readonly transactions: readonly FollowedTransaction[];
  readonly end: RunEnd | null;
  /** The height of the network's newest block; null before the first run. */
  readonly height: number | null;
  /** Why the network could not be started; null otherwise. */
  readonly broken: string | null;
}

export const idle: ExperimentState = {
  phase: 'Idle',
  run: 0,
  lines: [],
  dropped: 0,
  transactions: [],
  end: null,
  height: null,
  broken: null,
};

/** The state as a sentence, for the line under the buttons and for screen readers. */
export function describe({ phase, end, broken, transactions }: ExperimentState): string {
  if (broken !== null) return broken;
  switch (phase) {
    case 'Idle':
      return 'Not run yet.';
    case 'Loading':
      return 'Starting the network…';
    case 'Running':
      return 'Running.';
    case 'Settling':
      return transactions.length > 0 ? 'The code has ended, its receipts still run.' : 'The code has ended.';
    case 'Over':
      return end ? describeEnd(end) : '';
    default:
      return phase satisfies never;
  }
}

function describeEnd(end: RunEnd): string {
  switch (end.type) {
    case 'Finished':
      return 'Finished.';
    case 'Failed':
      return 'Ended with an error.';
    case 'Stopped':
      return 'Stopped.';
    case 'Ended':
      return 'Ended.';
    default:
      return end satisfies never;
  }
}

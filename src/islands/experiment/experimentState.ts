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
  /** The height of the block at which the network stands; null before the first run. */
  readonly height: number | null;
  /** The height at which it started: from there on blocks can be gone back to. Null where they cannot. */
  readonly firstHeight: number | null;
  /** The height of the newest block, while an earlier one is shown; null otherwise. */
  readonly newest: number | null;
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
  firstHeight: null,
  newest: null,
  broken: null,
};

/** The state as a sentence, for the line under the buttons and for screen readers. */
export function describe({ phase, end, broken, transactions, height, newest }: ExperimentState): string {
  if (broken !== null) return broken;
  if (newest !== null)
    return `Back at block ${height}, with everything as it stood then. Step shows the next block; Fork runs the code from here.`;
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

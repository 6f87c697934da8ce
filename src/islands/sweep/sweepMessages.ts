import type { SweepPoint } from '../../network/sweepForks.ts';
import type { LessonGenesis } from '../../network/types.ts';
import type { Trace } from '../../trace/trace.ts';

/** What a page asks of the worker that sweeps for it. */
export type SweepRequest =
  /** Once, first. `sweep` is the name of one of C2’s. */
  | { readonly type: 'sweep'; readonly sweep: string; readonly genesis: LessonGenesis }
  | { readonly type: 'stop' }
  /** One of the runs again, to be looked at. */
  | { readonly type: 'show'; readonly gas: number };

/** What the worker tells. */
export type SweepNews =
  | { readonly type: 'point'; readonly point: SweepPoint }
  | { readonly type: 'done' }
  | { readonly type: 'shown'; readonly gas: number; readonly run: ShownRun }
  | { readonly type: 'failed'; readonly reason: string };

/** One run of a sweep, and what it left behind. */
export interface ShownRun {
  readonly trace: Trace;
  /** By counter, in all. */
  readonly counted: number;
  readonly entries: number;
  /** What bob’s signing left as pending. */
  readonly pending: string | null;
}

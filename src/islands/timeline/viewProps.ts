import type { Trace } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';

/** What every view of a transaction is drawn from. */
export interface ViewProps {
  readonly trace: Trace;
  /** An account's number among the colours, from 1. */
  readonly colours?: Readonly<Record<string, number>> | undefined;
  /** The room there is, in pixels. */
  readonly width: number;
  /** Asks what led to something; the answer is shown on the timeline. */
  readonly onWhy: (question: WhyQuestion) => void;
}

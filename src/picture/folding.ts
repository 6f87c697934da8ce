import type { Trace, TraceStep } from '../trace/trace.ts';

/** Several steps that one card stands for. */
export interface Fold {
  /** What a reader opens it by; it stays while the trace grows. */
  readonly key: string;
  /** `run`: steps alike, of one block. `tree`: a step and all that came of it. */
  readonly kind: 'run' | 'tree';
  /** In the order in which they ran; the first has the card. */
  readonly steps: readonly TraceStep[];
}

/** What a reader has opened and closed. */
export interface FoldChoices {
  /** Nothing is folded by itself. */
  readonly everything: boolean;
  /** Keys of folds, and `accounts` for the lane of quiet accounts. */
  readonly opened: ReadonlySet<string>;
  /** Steps of which all that came of them is folded. */
  readonly closed: ReadonlySet<string>;
  /** Steps that need cards of their own: somebody looks at them. */
  readonly kept: ReadonlySet<string>;
}

/** A trace as it is drawn, when it is too much to be drawn as it is. */
export interface Folding {
  /** One step for each fold; what was made by, or came to, another of the fold is told of this one. */
  readonly trace: Trace;
  /** By the id of the step that has the card. */
  readonly folds: ReadonlyMap<string, Fold>;
  /** Accounts that share the lane `MORE`; none if all have their own. */
  readonly quiet: readonly string[];
  /** Steps that stand in the lane `MORE`, as they are. */
  readonly moved: ReadonlyMap<string, TraceStep>;
  /** By the id of a step whose run the reader opened: the key by which it was opened. */
  readonly unfolded: ReadonlyMap<string, string>;
  /** Whether there would be folds if nothing were opened. */
  readonly foldable: boolean;
  /** Blocks in which nothing is drawn, because what ran there is folded. */
  readonly emptied: ReadonlySet<number>;
}

/** The lane of accounts that have none of their own; no account is called so. */
export const MORE = '…';

/** The key by which that lane is opened. */
export const ACCOUNTS = 'accounts';

export const noChoices: FoldChoices = { everything: false, opened: new Set(), closed: new Set(), kept: new Set() };

export function failedOf({ steps }: Fold): number {
  return steps.filter((s) => s.status.type === 'Failure').length;
}

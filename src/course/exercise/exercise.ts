import type { ScheduledCall } from '../../network/types.ts';
import type { Trace } from '../../trace/trace.ts';
import type { FinishedRun } from '../runBus.ts';
import type { World } from '../world.ts';

/** What a check found: whether the task is solved, and what the reader is told either way: what was expected, what happened. */
export interface Verdict {
  readonly passed: boolean;
  readonly says: string;
}

/**
 * How an exercise is checked, in trials of which the reader sees only those that go wrong: by what the answer does, never by its text.
 * At least two, with different schedules.
 */
export type Exercise =
  /** The reader changes the snippet. */
  | { readonly kind: 'snippet'; readonly trials: readonly Trial[] }
  /** The reader changes a contract in TypeScript, deployed in place of `contract`, a name in the lesson's world. */
  | { readonly kind: 'contract'; readonly contract: string; readonly trials: readonly Trial[] };

/** One run in a fresh network. */
export interface Trial {
  /** Completes the sentence “Your code runs …” in the reader's words: `alone`, `while bob changes the greeting in between`. */
  readonly name: string;
  /** Hidden inputs: how the lesson's world differs here. */
  readonly world?: (world: World) => World;
  /**
   * In a snippet's trial: what others send, counted from the reader's first transaction. In a contract's trial: all that is sent; the
   * first is one with `{ block: 0 }`.
   */
  readonly calls?: readonly ScheduledCall[];
  /** Views that are called before and after everything, by names of your choice. */
  readonly looks?: Readonly<Record<string, Look>>;
  /** Whether the answer ends well or with an error is for the judge to say: it is a test itself. Else it must end well. */
  readonly mayThrow?: boolean;
  readonly judge: (run: TrialRun) => Verdict;
}

/** A view call. */
export interface Look {
  readonly on: string;
  readonly methodName: string;
  readonly args?: unknown;
}

/** What a trial came to. The helpers of `facts.ts` read it as they read any run. */
export interface TrialRun extends FinishedRun {
  /** Transactions that the trial itself sent, in the order of their blocks; in a contract's trial they are `traces` instead. */
  readonly others: readonly Trace[];
  /** What each look gave at first, as JSON; a `LookFailure` if the method failed. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  /** yoctoNEAR of each account of the world, before and after. Gas has been paid from it, and contracts have earned their share. */
  readonly balances: Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;
}

/** A view call that failed. */
export class LookFailure {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

export const solved = (says: string): Verdict => ({ passed: true, says });
export const notYet = (says: string): Verdict => ({ passed: false, says });

/** By how much an account's balance changed, in yoctoNEAR. */
export function changeOf({ balances }: TrialRun, accountId: string): bigint {
  const found = balances[accountId];
  if (found === undefined)
    throw new Error(`There is no account ${accountId} in this trial; there are ${Object.keys(balances).join(', ')}.`);
  return found.after - found.before;
}

/** A value as a verdict quotes it: `“Servus”`, `3`, `nothing`. */
export function quoted(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof LookFailure) return `a failure (${value.message})`;
  return typeof value === 'string' ? `“${value}”` : `\`${JSON.stringify(value)}\``;
}

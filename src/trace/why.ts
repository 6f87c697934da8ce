import type { Trace, TraceStep } from './trace.ts';
import { beginnings } from './whyBegins.ts';
import { ancestorLink } from './whyLinks.ts';
import { ancestorsOf } from './whyWalk.ts';

/** What somebody asks the cause of. */
export type WhyQuestion =
  /** What a transaction returned, or its failure: of the trace's first one, or of another that is drawn with it. */
  | { readonly type: 'result'; readonly txHash?: string }
  /** What one step returned, its failure, or why it has not run. */
  | { readonly type: 'outcome'; readonly stepId: string }
  | { readonly type: 'log'; readonly stepId: string; readonly index: number }
  /** What a callback got. */
  | { readonly type: 'data'; readonly dataId: string }
  | { readonly type: 'refund'; readonly stepId: string }
  /** What a step wrote into the state of its contract: the key as a person reads it. */
  | { readonly type: 'state'; readonly stepId: string; readonly key: string };

/** A chain of causes, from what was asked back to the signature. */
export interface Why {
  readonly question: string;
  readonly links: readonly WhyLink[];
}

/** One cause in words, with what shows it. */
export interface WhyLink {
  /** The step that it is about. */
  readonly stepId: string;
  /** A few short sentences. */
  readonly says: string;
  /** The steps that it names, `stepId` first. */
  readonly steps: readonly string[];
  /** By `made` those that somebody made, by `data` what travelled: the step's or the data's id. */
  readonly arrows: readonly { readonly kind: 'made' | 'data'; readonly id: string }[];
}

/** Walks back from what was asked, through the data and receipts that caused it, to who signed the transaction. Null when the trace has no such thing. */
export function explain(trace: Trace, question: WhyQuestion): Why | null {
  const begun = beginnings(trace, question);
  if (begun === null) return null;
  const { from, words, links } = begun;
  const told = new Set(links.map((l) => l.stepId));
  const ancestors = ancestorsOf(trace, from);
  const isTold = (step: TraceStep): boolean => told.has(step.id) && step.kind !== 'transaction';
  const back = ancestors.steps
    .filter((step) => !isTold(step) || ancestors.effectsOf(step).length > 0)
    .flatMap((step) => ancestorLink(trace, step, ancestors, isTold(step)) ?? []);
  return { question: words, links: [...links, ...back] };
}

/** The chain as text, a cause a line. */
export function whyToText({ question, links }: Why): string {
  return [question, ...links.map((l) => `← ${l.says}`)].join('\n');
}

import { alignLists } from './alignLists.ts';
import type { Trace, TraceStep } from './trace.ts';
import { createRename, factsOf } from './stepFacts.ts';
import type { DifferentField, Side } from './stepFacts.ts';
import { titleOf } from './words.ts';

/** Two traces side by side: which receipts have the same place among causes, and in what they differ. */
export interface TraceComparison {
  /** In the order of causes. A step without a partner stands alone. */
  readonly pairs: readonly StepPair[];
  readonly differences: readonly TraceDifference[];
}

export interface StepPair {
  readonly left: TraceStep | null;
  readonly right: TraceStep | null;
}

export type TraceDifference =
  | { readonly type: 'OnlyLeft' | 'OnlyRight'; readonly step: TraceStep }
  | {
      readonly type: 'Changed';
      readonly left: TraceStep;
      readonly right: TraceStep;
      readonly field: DifferentField;
      /** What each side says of it, in words. */
      readonly leftSays: string;
      readonly rightSays: string;
    };

export interface CompareOptions {
  /** The right side's account ids by the left side's, where the two networks name the same accounts differently. */
  readonly names?: Readonly<Record<string, string>>;
}

/**
 * Compares two traces by causes: what the same receipt made, in the same order, is the same receipt. Ids, hashes, heights
 * and times never count; blocks count from the transaction's own.
 */
export function compareTraces(left: Trace, right: Trace, { names = {} }: CompareOptions = {}): TraceComparison {
  const rename = createRename(names);
  const sides = { left: createSide(left, (text) => text), right: createSide(right, rename) };
  const pairs: StepPair[] = [];
  pairUp(pairs, sides, rootsOf(sides.left), rootsOf(sides.right));
  const differences = pairs.flatMap((pair) => differencesOf(pair, sides));
  return { pairs, differences };
}

interface Sides {
  readonly left: Side;
  readonly right: Side;
}

function createSide(trace: Trace, rename: (text: string) => string): Side {
  return { trace, byId: new Map(trace.steps.map((step) => [step.id, step])), rename };
}

/** Pairs what has one maker on each side, then what each pair made. */
function pairUp(pairs: StepPair[], sides: Sides, left: readonly TraceStep[], right: readonly TraceStep[]): void {
  for (const [ours, theirs] of alignLists(left, right, (l, r) => likenessOf(l, r, sides))) {
    pairs.push({ left: ours, right: theirs });
    pairUp(pairs, sides, childrenOf(ours, sides.left), childrenOf(theirs, sides.right));
  }
}

/** The transaction, and receipts of which nobody knows who made them. */
function rootsOf({ trace, byId }: Side): readonly TraceStep[] {
  return trace.steps.filter(({ createdBy }) => createdBy === null || !byId.has(createdBy));
}

function childrenOf(step: TraceStep | null, { byId }: Side): readonly TraceStep[] {
  if (step === null) return [];
  return step.receiptIds.flatMap((id) => byId.get(id) ?? []).filter(({ createdBy }) => createdBy === step.id);
}

function likenessOf(left: TraceStep, right: TraceStep, sides: Sides): number {
  if (left.kind !== right.kind) return 0;
  // There is one of it on each side, and one receipt that it turned into, whatever that asks for.
  if (left.kind === 'transaction' || (left.number === 1 && right.number === 1)) return 4;
  const title = titleOf(left) === titleOf(right) ? 2 : 0;
  const account = sides.left.rename(left.executorId ?? '') === sides.right.rename(right.executorId ?? '') ? 1 : 0;
  return title + account;
}

function differencesOf({ left, right }: StepPair, sides: Sides): readonly TraceDifference[] {
  if (left === null || right === null) {
    const alone = left ?? right;
    if (alone === null) return [];
    return [{ type: left === null ? 'OnlyRight' : 'OnlyLeft', step: alone }];
  }
  const [ours, theirs] = [factsOf(left, sides.left), factsOf(right, sides.right)];
  return (Object.keys(ours) as DifferentField[]).flatMap((field): readonly TraceDifference[] => {
    // What only one network told is no difference.
    const [mine, yours] = [ours[field], theirs[field]];
    if (mine === null || yours === null || (mine.exact ?? mine.says) === (yours.exact ?? yours.says)) return [];
    return [{ type: 'Changed', left, right, field, leftSays: mine.says, rightSays: yours.says }];
  });
}

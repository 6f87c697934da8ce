import { hasRun, isRefund } from '../trace/buildTrace.ts';
import type { Trace, TraceData, TraceStep } from '../trace/trace.ts';
import { foldRuns } from './foldRuns.ts';
import { MORE, noChoices } from './folding.ts';
import type { Fold, FoldChoices, Folding } from './folding.ts';
import { quietAccounts } from './quietAccounts.ts';

/** Traces with more cards than these are folded. */
export const FOLD_OVER = 60;

/**
 * Folds what makes a large trace hard to read: receipts alike become one, accounts on which little happens share a lane, and what
 * came of a step goes into it where the reader asks for that. Pure, and the same while a trace grows.
 */
export function foldTrace(trace: Trace, choices: FoldChoices = noChoices): Folding {
  const cards = trace.steps.filter(hasCard);
  const foldable = cards.length > FOLD_OVER;
  const automatic = foldable && !choices.everything;
  if (!automatic && choices.closed.size === 0)
    return { trace, folds: new Map(), quiet: [], moved: new Map(), unfolded: new Map(), foldable, emptied: new Set() };
  const quiet = automatic ? quietAccounts(trace, cards, choices) : new Set<string>();
  const laneOf = (step: TraceStep): string | null => (quiet.has(step.executorId ?? '') ? MORE : step.executorId);
  const trees = foldTrees(trace, choices);
  const hidden = new Set(trees.flatMap(({ steps }) => steps.slice(1).map((s) => s.id)));
  const left = cards.filter((s) => !hidden.has(s.id));
  const apart = new Set(trees.map(({ key }) => key));
  const runs = automatic ? foldRuns(left, laneOf, choices, apart) : { folds: [], unfolded: new Map() };
  return {
    ...drawn(trace, [...trees, ...runs.folds], laneOf),
    quiet: [...quiet],
    unfolded: runs.unfolded,
    foldable,
  };
}

/** Whether a step gets a card: not what is not known to exist, and not a refund. */
export function hasCard(step: TraceStep): boolean {
  return !isRefund(step) && (step.kind !== 'unknown' || hasRun(step));
}

function foldTrees(trace: Trace, { closed, kept }: FoldChoices): readonly Fold[] {
  if (closed.size === 0) return [];
  const rootOf = new Map<string, string>();
  const members = new Map<string, TraceStep[]>();
  for (const step of trace.steps) {
    const made = step.createdBy ?? '';
    const root = rootOf.get(made) ?? (closed.has(made) ? made : undefined);
    if (root !== undefined) rootOf.set(step.id, root);
    if (root === undefined && closed.has(step.id)) members.set(step.id, [step]);
    if (root !== undefined && hasCard(step) && !kept.has(step.id)) members.get(root)?.push(step);
  }
  return [...members].filter(([, steps]) => steps.length > 1).map(([id, steps]) => ({ key: id, kind: 'tree', steps }));
}

function drawn(
  trace: Trace,
  folds: readonly Fold[],
  laneOf: (step: TraceStep) => string | null,
): Pick<Folding, 'trace' | 'folds' | 'moved' | 'emptied'> {
  const standIn = new Map(folds.flatMap(({ steps }) => steps.map((s) => [s.id, steps[0]?.id ?? s.id] as const)));
  const stands = (id: string): string => standIn.get(id) ?? id;
  const folded = new Map(folds.map((fold) => [fold.steps[0]?.id ?? '', fold]));
  const moved = new Map<string, TraceStep>();
  const steps = trace.steps
    .filter((s) => stands(s.id) === s.id)
    .map((step): TraceStep => {
      const lane = laneOf(step);
      if (lane !== step.executorId) moved.set(step.id, step);
      const made = new Set((folded.get(step.id)?.steps ?? [step]).flatMap((s) => s.receiptIds.map(stands)));
      made.delete(step.id);
      return {
        ...step,
        executorId: lane,
        createdBy: step.createdBy === null ? null : stands(step.createdBy),
        receiptIds: [...made],
      };
    });
  const heights = new Set(steps.filter(hasCard).map((s) => s.ranAt));
  const all = trace.steps.filter(hasCard);
  const emptied = new Set(all.flatMap(({ ranAt }) => (ranAt === null || heights.has(ranAt) ? [] : [ranAt])));
  return { trace: { ...trace, steps, data: dataBetween(trace.data, stands) }, folds: folded, moved, emptied };
}

/** What goes from one fold to another goes once, and once more if some of it has failed. */
function dataBetween(data: readonly TraceData[], stands: (id: string) => string): readonly TraceData[] {
  const seen = new Set<string>();
  return data.flatMap((one) => {
    if (one.from === null || one.to === null) return [one];
    const [from, to] = [stands(one.from), stands(one.to)];
    const key = `${from} ${to} ${one.value.type === 'Failed'}`;
    if (from === to || seen.has(key)) return [];
    seen.add(key);
    return [{ ...one, from, to }];
  });
}

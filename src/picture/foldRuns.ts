import type { TraceStep } from '../trace/trace.ts';
import { titleOf } from '../trace/words.ts';
import type { Fold, FoldChoices } from './folding.ts';
import { slotKeyOf } from './slots.ts';

/** Fewer receipts alike than these stay apart. */
const SHORTEST = 3;

/** A run of more than these opens into parts, each of which opens in turn. */
const OPENS_AT_ONCE = 48;
const PART = 24;

export interface Runs {
  readonly folds: readonly Fold[];
  /** By the id of a step that stands apart because its run is opened: the key of the run. */
  readonly unfolded: ReadonlyMap<string, string>;
}

/**
 * Finds receipts alike: in one block, on one lane, the same work, made by one step or by one run, ended alike. What failed is never
 * with what did not.
 * @param apart steps that stay by themselves, and of whose receipts each has its own
 */
export function foldRuns(
  steps: readonly TraceStep[],
  laneOf: (step: TraceStep) => string | null,
  { opened, kept }: FoldChoices,
  apart: ReadonlySet<string>,
): Runs {
  const folds: Fold[] = [];
  const unfolded = new Map<string, string>();
  const runOf = new Map<string, string>();
  // Block by block: which receipts were made by one run is known when the blocks before are folded.
  for (const slot of Map.groupBy(steps, slotKeyOf).values()) {
    const alike = Map.groupBy(
      slot.filter((s) => !apart.has(s.id)),
      (s) => {
        const madeBy = runOf.get(s.createdBy ?? '') ?? s.createdBy;
        return [s.kind, laneOf(s), titleOf(s), endOf(s), s.inputDataIds.length > 0, madeBy].join(' ');
      },
    );
    const found = [...alike.values()].flatMap((run) => partsOf(run, opened, unfolded));
    for (const { key, steps: all } of found) {
      for (const { id } of all) runOf.set(id, key);
      const free = all.filter((s) => !kept.has(s.id));
      if (free.length >= SHORTEST) folds.push({ key, kind: 'run', steps: free });
    }
  }
  return { folds, unfolded };
}

/** A run, or what is left folded of it when it is opened. */
function partsOf(
  run: readonly TraceStep[],
  opened: ReadonlySet<string>,
  unfolded: Map<string, string>,
): readonly Fold[] {
  const key = run[0]?.id ?? '';
  if (run.length < SHORTEST) return [];
  if (!opened.has(key)) return [{ key, kind: 'run', steps: run }];
  for (const { id } of run) unfolded.set(id, key);
  if (run.length <= OPENS_AT_ONCE) return [];
  const parts = Array.from({ length: Math.ceil(run.length / PART) }, (_, i) => run.slice(i * PART, (i + 1) * PART));
  return parts.flatMap((steps): readonly Fold[] => {
    const part = `part ${steps[0]?.id}`;
    if (steps.length < SHORTEST) return [];
    if (!opened.has(part)) return [{ key: part, kind: 'run', steps }];
    for (const { id } of steps) unfolded.set(id, part);
    return [];
  });
}

function endOf({ status }: TraceStep): string {
  return status.type === 'Failure' ? status.failure.short : status.type === 'Pending' ? 'pending' : 'ok';
}

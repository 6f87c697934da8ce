import type { Trace } from '../trace/trace.ts';
import { MORE } from './folding.ts';
import { slotIndexOf } from './slots.ts';
import type { Slot } from './slots.ts';
import { mergeIntervals } from './tracks.ts';

/** A stretch of slots, first to last, in which an account waits for a callback of its own. */
export interface GapSpan {
  readonly accountId: string;
  readonly first: number;
  readonly last: number;
}

/** Finds where a contract has called out and its callback has not run yet. */
export function gapsOf(trace: Trace, slots: readonly Slot[]): readonly GapSpan[] {
  const slotIndex = slotIndexOf(slots);
  const byId = new Map(trace.steps.map((s) => [s.id, s]));
  const spans = new Map<string, [number, number][]>();
  for (const step of trace.steps) {
    const parent = byId.get(step.createdBy ?? '');
    if (step.inputDataIds.length === 0 || !parent || step.executorId === null || parent.executorId !== step.executorId)
      continue;
    // In a lane that accounts share, it may be somebody else's.
    if (step.executorId === MORE) continue;
    const first = (slotIndex.get(parent.id) ?? 0) + 1;
    const last = (slotIndex.get(step.id) ?? 0) - 1;
    if (last < first) continue;
    const found = spans.get(step.executorId) ?? [];
    found.push([first, last]);
    spans.set(step.executorId, found);
  }
  return [...spans].flatMap(([accountId, list]) =>
    mergeIntervals(list).map(([first, last]) => ({ accountId, first, last })),
  );
}

import type { TraceStep } from '../trace/trace.ts';
import type { LayoutOptions } from './picture.ts';
import { refundGroup } from './refunds.ts';
import type { Slot } from './slots.ts';

/** What stands where a block's column crosses an account's lane. */
export interface Cell {
  readonly slot: number;
  readonly accountId: string;
  readonly steps: readonly TraceStep[];
  /** Each becomes one mark. */
  readonly refunds: readonly (readonly TraceStep[])[];
}

/** Refunds of one cell become one mark, or one each; where much is folded, one for all that a card gives back. */
export function cellsOf(
  slots: readonly Slot[],
  accounts: readonly string[],
  { showRefunds = false, folding }: Pick<LayoutOptions, 'showRefunds' | 'folding'>,
): readonly Cell[] {
  const together = (folding?.folds.size ?? 0) > 0;
  return slots.flatMap((slot, i) => {
    const steps = Map.groupBy(slot.steps, (s) => s.executorId ?? accounts[0] ?? '');
    const refunds = Map.groupBy(slot.refunds, (s) => s.executorId ?? accounts[0] ?? '');
    return [...new Set([...steps.keys(), ...refunds.keys()])].map((accountId) => {
      const back = refunds.get(accountId) ?? [];
      const apart = together ? [...Map.groupBy(back, refundGroup).values()] : back.map((r) => [r]);
      const marks = showRefunds ? apart : back.length > 0 ? [back] : [];
      return { slot: i, accountId, steps: steps.get(accountId) ?? [], refunds: marks };
    });
  });
}

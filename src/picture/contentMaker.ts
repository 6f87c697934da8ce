import type { TraceStep } from '../trace/trace.ts';
import { cardContent, receiptsIn } from './cardContent.ts';
import type { CardContent } from './cardContent.ts';
import { MORE } from './folding.ts';
import type { Detail, LayoutOptions } from './picture.ts';
import type { Slot } from './slots.ts';

/** From how many cards on they shrink to a line, where nobody says how much they say; sooner if some stand for many. */
const COMPACT_FROM = 60;
const COMPACT_FROM_FOLDED = 30;

export function detailOf(slots: readonly Slot[], { detail, folding }: LayoutOptions): Detail {
  const cards = slots.reduce((n, s) => n + s.steps.length, 0);
  return detail ?? (cards >= (folding?.foldable ? COMPACT_FROM_FOLDED : COMPACT_FROM) ? 'compact' : 'full');
}

interface Look {
  readonly detail: Detail;
  readonly titleLines: number;
  readonly withAccount: boolean;
  readonly folding: LayoutOptions['folding'];
}

/** Makes the cards of a picture, with gas on one scale for all. */
export function contentMaker(
  slots: readonly Slot[],
  { folding, withAccount, ...look }: Look,
): (step: TraceStep, width: number) => CardContent {
  const steps = slots.flatMap((s) => s.steps);
  const all = [...(folding?.folds.values() ?? [])].flatMap((fold) => fold.steps.slice(1));
  const fullGas = steps.reduce((max, s) => (s.gasAttached > max ? s.gasAttached : max), 0n);
  const receipts = receiptsIn(steps) + receiptsIn(all);
  return (step, width) => {
    const shared = step.executorId === MORE;
    const options = { ...look, width, fullGas, receipts, withAccount: withAccount || shared };
    return cardContent(folding?.moved.get(step.id) ?? step, options, folding?.folds.get(step.id));
  };
}

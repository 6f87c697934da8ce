import type { Trace } from '../trace/trace.ts';
import type { Picture } from './picture.ts';

/** Along causes: to what it made, or whom its result reached; back to what made it. Along time: the next or the one before. */
export type Direction = 'effect' | 'cause' | 'next' | 'previous' | 'first' | 'last';

/** The card to go to from a card; null at the end. */
export function neighbour(picture: Picture, trace: Trace, id: string, direction: Direction): string | null {
  const cards = new Set(picture.cards.map((c) => c.id));
  const order = trace.steps.map((s) => s.id).filter((step) => cards.has(step));
  const at = order.indexOf(id);
  switch (direction) {
    case 'effect': {
      const step = trace.steps.find((s) => s.id === id);
      const made = order.find((other) => step?.receiptIds.includes(other));
      return made ?? trace.data.find((d) => d.from === id)?.to ?? null;
    }
    case 'cause':
      return trace.steps.find((s) => s.id === id)?.createdBy ?? null;
    case 'next':
      return order[at + 1] ?? null;
    case 'previous':
      return order[at - 1] ?? null;
    case 'first':
      return order[0] ?? null;
    case 'last':
      return order.at(-1) ?? null;
    default:
      return direction satisfies never;
  }
}

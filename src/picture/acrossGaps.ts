import type { Trace } from '../trace/trace.ts';
import { card as cardSizes } from './cardContent.ts';
import { gapsOf } from './gapsOf.ts';
import { sansWidth } from './measure.ts';
import type { Card, Gap, Lane, PlacedSlot } from './picture.ts';
import type { Slot } from './slots.ts';

const GAP_TITLE = 'the gap';

/** Draws each gap as a room in its lane; its words only where no card stands. */
export function acrossGaps(
  trace: Trace,
  slots: readonly Slot[],
  placed: readonly PlacedSlot[],
  lanes: readonly Lane[],
  cards: readonly Card[],
): readonly Gap[] {
  return gapsOf(trace, slots).flatMap(({ accountId, first, last }) => {
    const lane = lanes.find((l) => l.accountId === accountId);
    const [a, b] = [placed[first], placed[last]];
    if (!lane || !a || !b) return [];
    const box = { x: a.x + 3, y: lane.y + 5, width: b.x + b.width - a.x - 6, height: lane.height - 10 };
    const taken = cards.some((c) => c.lane === accountId && c.x + c.width > box.x && c.x < box.x + box.width);
    const lines = taken ? [] : gapLines(accountId, box.width);
    const labelY = Math.max(lane.labelY, box.y + box.height / 2) - (lines.length - 1) * 8;
    const key = `gap ${accountId} ${a.key}`;
    return [{ ...box, key, lane: accountId, colour: lane.colour, lines, labelX: box.x + box.width / 2, labelY, anchor: 'middle' as const }];
  });
}

function gapLines(accountId: string, width: number): readonly string[] {
  const room = width - 12;
  if (sansWidth(GAP_TITLE, 13) > room) return [];
  const one = `anyone may call ${accountId}`;
  if (sansWidth(one, cardSizes.detailSize) <= room) return [GAP_TITLE, one];
  const fits = sansWidth('anyone may call', cardSizes.detailSize) <= room && sansWidth(accountId, cardSizes.detailSize) <= room;
  return fits ? [GAP_TITLE, 'anyone may call', accountId] : [GAP_TITLE];
}

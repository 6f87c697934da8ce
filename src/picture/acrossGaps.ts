import type { Trace } from '../trace/trace.ts';
import { across } from './acrossSizes.ts';
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
  pad: (accountId: string) => number,
): readonly Gap[] {
  return gapsOf(trace, slots).flatMap(({ accountId, first, last }) => {
    const lane = lanes.find((l) => l.accountId === accountId);
    const [a, b] = [placed[first], placed[last]];
    if (!lane || !a || !b) return [];
    const top = lane.y + pad(accountId) - 8;
    const box = { x: a.x + 3, y: top, width: b.x + b.width - a.x - 6, height: lane.y + lane.height - 6 - top };
    const room = labelRoom(accountId, placed.slice(first, last + 1), cards);
    const lines = room === null ? [] : gapLines(accountId, room.width);
    const labelY = box.y + box.height / 2 - (lines.length - 1) * 8;
    const labelX = room === null ? box.x : room.x + room.width / 2;
    const key = `gap ${accountId} ${a.key}`;
    return [{ ...box, key, lane: accountId, colour: lane.colour, lines, labelX, labelY, anchor: 'middle' as const }];
  });
}

/** The first wide column without a card of the lane, because arrows pass between columns; where all are narrow, all together. */
function labelRoom(
  accountId: string,
  slots: readonly PlacedSlot[],
  cards: readonly Card[],
): { readonly x: number; readonly width: number } | null {
  const taken = (s: PlacedSlot): boolean =>
    cards.some((c) => c.lane === accountId && c.x >= s.x && c.x < s.x + s.width);
  const wide = slots.filter((s) => s.width > across.quietWithAmounts);
  const free = wide.find((s) => !taken(s));
  if (free) return free;
  const [first, last] = [slots[0], slots.at(-1)];
  return wide.length > 0 || !first || !last ? null : { x: first.x, width: last.x + last.width - first.x };
}

function gapLines(accountId: string, width: number): readonly string[] {
  const room = width - 20;
  if (sansWidth(GAP_TITLE, 13) > room) return [];
  const one = `anyone may call ${accountId}`;
  if (sansWidth(one, cardSizes.detailSize) <= room) return [GAP_TITLE, one];
  const fits =
    sansWidth('anyone may call', cardSizes.detailSize) <= room && sansWidth(accountId, cardSizes.detailSize) <= room;
  return fits ? [GAP_TITLE, 'anyone may call', accountId] : [GAP_TITLE];
}

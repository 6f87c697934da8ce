import type { TraceStep } from '../trace/trace.ts';
import { across } from './acrossSizes.ts';
import { card as cardSizes } from './cardContent.ts';
import type { CardContent } from './cardContent.ts';
import type { Cell } from './cells.ts';
import { sansWidth } from './measure.ts';
import type { Card, Lane, PlacedSlot, Point, RefundMark } from './picture.ts';
import { refundLabel, refundTitle } from './refunds.ts';
import type { Slot } from './slots.ts';

/** A lane's upper edge to its cards: its name if it stands above, and the arrows that pass over. */
export type Pad = (accountId: string) => number;

export interface CellRoom {
  readonly pad: Pad;
  /** By slot: how many cards stand side by side. */
  readonly columns: readonly number[];
  readonly showRefunds: boolean;
}

/** How many dots stand side by side in a block's cells: more of them where one is very full. */
export function dotColumns({ steps }: Slot): number {
  const most = Math.max(0, ...[...Map.groupBy(steps, laneOf).values()].map((cell) => cell.length));
  return Math.min(most, Math.max(across.dotsLeast, Math.min(across.dotsMost, Math.ceil(Math.sqrt(most * 2.5)))));
}

const laneOf = (step: TraceStep): string => step.executorId ?? '';

/** From the first card of a cell to below its last refund. */
export function cellHeight(cell: Cell, contents: ReadonlyMap<string, CardContent>, columns = 1): number {
  const cards = cell.steps.flatMap((s) => contents.get(s.id) ?? []);
  const stack = stackOf(cards, columns).height;
  return stack + cell.refunds.length * across.markRow + (cards.length > 0 && cell.refunds.length > 0 ? 4 : 0);
}

/** Where in its cell each card stands, and the cell's height: one below the other, dots in rows. */
function stackOf(
  cards: readonly CardContent[],
  columns: number,
): { readonly at: readonly Point[]; readonly height: number } {
  const { dotWidth, dotHeight, dotGap } = cardSizes;
  let y = 0;
  const at = cards.map((card, i) => {
    const column = card.size === 'dot' ? i % columns : 0;
    if (i > 0 && column === 0)
      y += card.size === 'dot' ? dotHeight + dotGap : (cards[i - 1]?.height ?? 0) + across.stackGap;
    return { x: column * (dotWidth + dotGap), y };
  });
  return { at, height: y + (cards.at(-1)?.height ?? 0) };
}

/** Gives the cards and refunds of all cells their places. */
export function fillCells(
  cells: readonly Cell[],
  contents: ReadonlyMap<string, CardContent>,
  lanes: readonly Lane[],
  placed: readonly PlacedSlot[],
  room: CellRoom,
): { readonly cards: readonly Card[]; readonly refunds: readonly RefundMark[] } {
  const { pad, showRefunds } = room;
  const cards: Card[] = [];
  const refunds: RefundMark[] = [];
  const laneOf = new Map(lanes.map((l) => [l.accountId, l]));
  for (const cell of cells) {
    const [lane, slot] = [laneOf.get(cell.accountId), placed[cell.slot]];
    if (!lane || !slot) continue;
    const { accountId, colour } = lane;
    const blockHeight = slot.blockHeight;
    const here = cell.steps.flatMap((s) => contents.get(s.id) ?? []);
    const stack = stackOf(here, room.columns[cell.slot] ?? 1);
    const top = lane.y + pad(accountId);
    here.forEach((content, i) => {
      const { x, y } = stack.at[i] ?? { x: 0, y: 0 };
      cards.push({ ...content, blockHeight, lane: accountId, colour, x: slot.x + across.gutter / 2 + x, y: top + y });
    });
    const height = Math.min(66, lane.height - (top - lane.y) - across.lanePad);
    let y = top + (here.length > 0 ? stack.height + 4 : Math.max(0, height - cell.refunds.length * across.markRow) / 2);
    for (const group of cell.refunds) {
      const label = showRefunds ? refundLabel(group) : group.length > 1 ? `× ${group.length}` : '';
      const alone = slot.x + (slot.width - (label === '' ? 0 : sansWidth(label, 12) + 10)) / 2;
      const x = showRefunds || cell.steps.length > 0 ? slot.x + across.gutter / 2 + 8 : alone;
      const key = `refund ${group[0]?.id ?? ''}`;
      const ids = group.map((s) => s.id);
      refunds.push({
        key,
        ids,
        blockHeight,
        lane: accountId,
        x,
        y: y + across.markRow / 2,
        r: 5,
        label,
        labelX: x + 10,
        title: refundTitle(group),
      });
      y += across.markRow;
    }
  }
  return { cards, refunds };
}

import type { Trace, TraceStep } from '../trace/trace.ts';
import { accountsOf, coloursOf } from './accounts.ts';
import { acrossArrows } from './acrossArrows.ts';
import { acrossClock, clockHeight } from './acrossClock.ts';
import { acrossGaps } from './acrossGaps.ts';
import { across, topPad } from './acrossSizes.ts';
import { card as cardSizes } from './cardContent.ts';
import type { CardContent } from './cardContent.ts';
import { cellsOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { MORE } from './folding.ts';
import { channelsOf } from './channels.ts';
import { contentMaker, detailOf } from './contentMaker.ts';
import { edgesOf } from './edges.ts';
import { cutMiddle, monoFit, monoWidth, sansWidth } from './measure.ts';
import { laneName } from './laneName.ts';
import type { Card, Detail, Lane, LayoutOptions, Picture, PlacedSlot, Point, RefundMark } from './picture.ts';
import { refundLabel, refundTitle } from './refunds.ts';
import { slotsOf } from './slots.ts';
import type { Slot } from './slots.ts';
import { timeLabels } from './timeLabels.ts';

/** Blocks as columns, accounts as lanes below each other. */
export function layoutAcross(trace: Trace, options: LayoutOptions): Picture {
  const slots = slotsOf(trace, options.folding?.emptied);
  const accounts = accountsOf(trace);
  const colours = coloursOf(accounts, options.colours);
  const detail = detailOf(slots, options);
  const names = accounts.map((a) => laneName(a, options.folding));
  const beside = columnWidths(slots, marginFor(names), detail, options);
  const above = detail !== 'dot' && beside.card < across.cardRoomy;
  const margin = above ? across.nameMargin : marginFor(names);
  const widths = above ? columnWidths(slots, margin, detail, options) : beside;
  const top = clockHeight(options.awaits ?? []);
  const placed = placeSlots(slots, margin + across.lead, widths, top, above);

  const content = contentMaker(slots, { detail, titleLines: 3, withAccount: false, folding: options.folding });
  const contents = new Map(slots.flatMap((s) => s.steps).map((step) => [step.id, content(step, widths.card)]));
  const cells = cellsOf(slots, accounts, options);
  const edges = edgesOf(trace, options);
  const channels = channelsOf(edges, trace, slots, accounts);
  const pad = (accountId: string): number => (above ? across.nameLine : 0) + topPad(channels.tracksIn(accountId));
  const lanes = placeLanes(accounts, colours, cells, contents, pad, { margin, above, top, detail, options });
  const width = (placed.at(-1)?.x ?? margin) + (placed.at(-1)?.width ?? 0) + 8;
  const height = (lanes.at(-1)?.y ?? top) + (lanes.at(-1)?.height ?? 0) + across.bottom;
  const sized = placed.map((s) => ({ ...s, height: height - across.bottom - s.y }));

  const { cards, refunds } = fillCells(cells, contents, lanes, placed, pad, options.showRefunds === true);
  const channelsTop = across.lanePad + (above ? across.nameLine : 0);
  return {
    orientation: 'across',
    detail,
    width: Math.max(width, options.width),
    height,
    margin,
    names: above ? 'above' : 'beside',
    lanes: lanes.map((l) => ({ ...l, width: width - margin })),
    slots: sized,
    cards,
    refunds,
    arrows: acrossArrows(edges, cards, refunds, lanes, sized, channels, channelsTop),
    gaps: acrossGaps(trace, slots, placed, lanes, cards, pad),
    clock: acrossClock(options.awaits ?? [], slots, placed, margin, !above),
  };
}

function marginFor(accounts: readonly string[]): number {
  const widest = Math.max(...accounts.map((a) => monoWidth(a, across.labelSize)));
  return Math.min(across.labelMax, Math.max(across.labelMin, widest + 48));
}

interface Widths {
  readonly card: number;
  readonly of: (slot: Slot) => number;
}

/** As wide as there is room for, between what can be read and what is enough; quiet blocks are narrow. */
function columnWidths(slots: readonly Slot[], margin: number, detail: Detail, options: LayoutOptions): Widths {
  if (detail === 'dot') return dotWidths(options);
  const quiet = options.showRefunds ? across.quietWithAmounts : across.quiet;
  const full = slots.filter((s) => s.steps.length > 0).length;
  const room = options.width - margin - across.lead - 8 - (slots.length - full) * quiet;
  const fit = Math.floor(room / Math.max(1, full)) - across.gutter;
  const smallest = detail === 'compact' ? across.compactCard : across.cardMin;
  const card = Math.max(smallest, Math.min(across.cardMax, fit));
  return { card, of: (slot) => (slot.steps.length > 0 ? card + across.gutter : quiet) };
}

/** A column is as wide as its fullest cell, and as its height in digits. */
function dotWidths({ showRefunds }: LayoutOptions): Widths {
  const laneOf = (s: TraceStep): string => s.executorId ?? '';
  const quiet = showRefunds ? across.quietWithAmounts : across.quiet;
  return {
    card: cardSizes.dotWidth,
    of: (slot) => {
      if (slot.steps.length === 0) return quiet;
      const most = Math.max(...[...Map.groupBy(slot.steps, laneOf).values()].map((cell) => cell.length));
      const dots = Math.min(across.dotsInRow, most) * (cardSizes.dotWidth + cardSizes.dotGap) - cardSizes.dotGap;
      return Math.max(dots, sansWidth(slot.label, 13.5) - 20) + across.gutter;
    },
  };
}

function placeSlots(
  slots: readonly Slot[],
  left: number,
  widths: Widths,
  top: number,
  above: boolean,
): readonly PlacedSlot[] {
  const times = timeLabels(slots);
  let x = left;
  return slots.map((slot, i) => {
    const { key, kind, blockHeight, title } = slot;
    const label = above && i === 0 && kind === 'block' ? `block ${slot.label}` : slot.label;
    const width = widths.of(slot);
    const placed = {
      key,
      kind,
      blockHeight,
      label,
      title,
      time: times[i] ?? null,
      shaded: i % 2 === 1,
      x,
      y: top,
      width,
      height: 0,
    };
    x += width;
    return placed;
  });
}

interface LaneRoom {
  readonly margin: number;
  readonly above: boolean;
  readonly top: number;
  readonly detail: Detail;
  readonly options: LayoutOptions;
}

/** A lane's upper edge to its cards: its name if it stands above, and the arrows that pass over. */
type Pad = (accountId: string) => number;

function placeLanes(
  accounts: readonly string[],
  colours: ReadonlyMap<string, string>,
  cells: readonly Cell[],
  contents: ReadonlyMap<string, CardContent>,
  pad: Pad,
  { margin, above, top, detail, options }: LaneRoom,
): readonly Lane[] {
  const byLane = Map.groupBy(cells, (c) => c.accountId);
  const laneMin = detail === 'dot' ? across.laneMinOfDots : across.laneMin;
  const labelRoom = above ? across.cardMin : margin - 42;
  let y = top + 6;
  return accounts.map((accountId) => {
    const cardsY = pad(accountId);
    const tallest = Math.max(0, ...(byLane.get(accountId) ?? []).map((c) => cellHeight(c, contents)));
    const height = Math.max(above ? cardsY + across.lanePad : laneMin, cardsY + tallest + across.lanePad);
    const lane: Lane = {
      accountId,
      label: cutMiddle(laneName(accountId, options.folding), monoFit(labelRoom, across.labelSize)),
      shared: accountId === MORE ? (options.folding?.quiet ?? []) : [],
      colour: colours.get(accountId) ?? 'account-1',
      x: margin,
      y,
      width: 0,
      height,
      labelX: above ? 12 : 16,
      labelY: above ? y + 15 : y + cardsY + Math.min(height - cardsY - across.lanePad, 66) / 2,
    };
    y += height;
    return lane;
  });
}

function cellHeight(cell: Cell, contents: ReadonlyMap<string, CardContent>): number {
  const cards = cell.steps.flatMap((s) => contents.get(s.id) ?? []);
  const stack = stackOf(cards).height;
  return stack + cell.refunds.length * across.markRow + (cards.length > 0 && cell.refunds.length > 0 ? 4 : 0);
}

/** Where in its cell each card stands, and the cell's height: one below the other, dots in rows. */
function stackOf(cards: readonly CardContent[]): { readonly at: readonly Point[]; readonly height: number } {
  const { dotWidth, dotHeight, dotGap } = cardSizes;
  let y = 0;
  const at = cards.map((card, i) => {
    const column = card.size === 'dot' ? i % across.dotsInRow : 0;
    if (i > 0 && column === 0)
      y += card.size === 'dot' ? dotHeight + dotGap : (cards[i - 1]?.height ?? 0) + across.stackGap;
    return { x: column * (dotWidth + dotGap), y };
  });
  return { at, height: y + (cards.at(-1)?.height ?? 0) };
}

function fillCells(
  cells: readonly Cell[],
  contents: ReadonlyMap<string, CardContent>,
  lanes: readonly Lane[],
  placed: readonly PlacedSlot[],
  pad: Pad,
  showRefunds: boolean,
): { readonly cards: readonly Card[]; readonly refunds: readonly RefundMark[] } {
  const cards: Card[] = [];
  const refunds: RefundMark[] = [];
  const laneOf = new Map(lanes.map((l) => [l.accountId, l]));
  for (const cell of cells) {
    const [lane, slot] = [laneOf.get(cell.accountId), placed[cell.slot]];
    if (!lane || !slot) continue;
    const { accountId, colour } = lane;
    const blockHeight = slot.blockHeight;
    const here = cell.steps.flatMap((s) => contents.get(s.id) ?? []);
    const stack = stackOf(here);
    const top = lane.y + pad(accountId);
    here.forEach((content, i) => {
      const { x, y } = stack.at[i] ?? { x: 0, y: 0 };
      cards.push({ ...content, blockHeight, lane: accountId, colour, x: slot.x + across.gutter / 2 + x, y: top + y });
    });
    const room = Math.min(66, lane.height - (top - lane.y) - across.lanePad);
    let y = top + (here.length > 0 ? stack.height + 4 : Math.max(0, room - cell.refunds.length * across.markRow) / 2);
    for (const group of cell.refunds) {
      const x = showRefunds || cell.steps.length > 0 ? slot.x + across.gutter / 2 + 8 : slot.x + slot.width / 2;
      const key = `refund ${group[0]?.id ?? ''}`;
      const label = showRefunds ? refundLabel(group) : group.length > 1 ? `× ${group.length}` : '';
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

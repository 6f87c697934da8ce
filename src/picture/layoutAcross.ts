import type { Trace } from '../trace/trace.ts';
import { accountsOf, coloursOf } from './accounts.ts';
import { acrossArrows } from './acrossArrows.ts';
import { cellHeight, dotColumns, fillCells } from './acrossCells.ts';
import type { Pad } from './acrossCells.ts';
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
import type { Detail, Lane, LayoutOptions, Picture, PlacedSlot } from './picture.ts';
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
  const beside = columnWidths(slots, marginFor(names) / (options.scale ?? 1), detail, options);
  const above = detail !== 'dot' && beside.card < across.cardRoomy;
  const margin = above ? across.nameMargin : marginFor(names) / (options.scale ?? 1);
  const widths = above ? columnWidths(slots, margin, detail, options) : beside;
  const top = clockHeight(options.awaits ?? []);
  const placed = placeSlots(slots, margin + across.lead, widths, top, above);

  const columns = detail === 'dot' ? slots.map(dotColumns) : [];
  const content = contentMaker(slots, { detail, titleLines: 3, withAccount: false, folding: options.folding });
  const contents = new Map(slots.flatMap((s) => s.steps).map((step) => [step.id, content(step, widths.card)]));
  const cells = cellsOf(slots, accounts, options);
  const edges = edgesOf(trace, options);
  const channels = channelsOf(edges, trace, slots, accounts);
  const pad = (accountId: string): number => (above ? across.nameLine : 0) + topPad(channels.tracksIn(accountId));
  const lanes = placeLanes(accounts, colours, cells, contents, pad, { margin, above, top, columns, options });
  const width = (placed.at(-1)?.x ?? margin) + (placed.at(-1)?.width ?? 0) + 8;
  const height = (lanes.at(-1)?.y ?? top) + (lanes.at(-1)?.height ?? 0) + across.bottom;
  const sized = placed.map((s) => ({ ...s, height: height - across.bottom - s.y }));

  const { cards, refunds } = fillCells(cells, contents, lanes, placed, {
    pad,
    columns,
    showRefunds: options.showRefunds === true,
  });
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
  const full = Math.max(options.columns ?? 0, slots.filter((s) => s.steps.length > 0).length);
  const room = options.width - margin - across.lead - 8 - Math.max(0, slots.length - full) * quiet;
  const fit = Math.floor(room / Math.max(1, full)) - across.gutter;
  const smallest = detail === 'compact' ? across.compactCard : across.cardMin;
  const card = Math.max(smallest, Math.min(across.cardMax, fit));
  return { card, of: (slot) => (slot.steps.length > 0 ? card + across.gutter : quiet) };
}

/** A column is as wide as its fullest cell, and as its height in digits. */
function dotWidths({ showRefunds }: LayoutOptions): Widths {
  const quiet = showRefunds ? across.quietWithAmounts : across.quiet;
  return {
    card: cardSizes.dotWidth,
    of: (slot) => {
      if (slot.steps.length === 0) return quiet;
      const dots = dotColumns(slot) * (cardSizes.dotWidth + cardSizes.dotGap) - cardSizes.dotGap;
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
  /** By slot: how many cards stand side by side. Empty unless they are dots. */
  readonly columns: readonly number[];
  readonly options: LayoutOptions;
}

function placeLanes(
  accounts: readonly string[],
  colours: ReadonlyMap<string, string>,
  cells: readonly Cell[],
  contents: ReadonlyMap<string, CardContent>,
  pad: Pad,
  { margin, above, top, columns, options }: LaneRoom,
): readonly Lane[] {
  const byLane = Map.groupBy(cells, (c) => c.accountId);
  const laneOfDots = Math.max(across.laneMinOfDots, across.nameOfDots / (options.scale ?? 1));
  const laneMin = columns.length > 0 ? laneOfDots : across.laneMin;
  const labelRoom = above ? across.cardMin : margin * (options.scale ?? 1) - 42;
  let y = top + 6;
  return accounts.map((accountId) => {
    const cardsY = pad(accountId);
    const tallest = Math.max(0, ...(byLane.get(accountId) ?? []).map((c) => cellHeight(c, contents, columns[c.slot])));
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
      labelX: above ? 12 : 16 / (options.scale ?? 1),
      labelY: above ? y + 15 : y + cardsY + Math.min(height - cardsY - across.lanePad, 66) / 2,
    };
    y += height;
    return lane;
  });
}

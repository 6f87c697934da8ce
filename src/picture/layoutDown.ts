import type { Trace, TraceStep } from '../trace/trace.ts';
import { accountsOf, coloursOf } from './accounts.ts';
import { card as cardSizes } from './cardContent.ts';
import { cellsOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { contentMaker, detailOf } from './contentMaker.ts';
import { downArrows } from './downArrows.ts';
import { downAwaits, stripWidth } from './downAwaits.ts';
import { down } from './downSizes.ts';
import { edgesOf } from './edges.ts';
import { MORE } from './folding.ts';
import { gapsOf } from './gapsOf.ts';
import type { GapSpan } from './gapsOf.ts';
import { laneName } from './laneName.ts';
import { cutMiddle, monoFit, sansWidth } from './measure.ts';
import type { Card, Gap, Lane, LayoutOptions, Picture, PlacedSlot, RefundMark } from './picture.ts';
import { refundLabel, refundTitle } from './refunds.ts';
import { slotsOf } from './slots.ts';
import type { Slot } from './slots.ts';
import { timeLabels } from './timeLabels.ts';

/**
 * Blocks as bands below each other. Lanes stand so close together that cards are wide enough to read: a card begins on its
 * account's lane and goes on to the right edge, over the lanes behind it.
 */
export function layoutDown(trace: Trace, options: LayoutOptions): Picture {
  const slots = slotsOf(trace, options.folding?.emptied);
  const accounts = accountsOf(trace);
  const margin = down.margin + stripWidth(options.awaits ?? []);
  const lanes = laneHeads(accounts, coloursOf(accounts, options.colours), margin, options);
  const top = accounts.length * down.headLine + down.headPad;
  const gaps = gapsOf(trace, slots);
  const filled = fillBands(slots, lanes, gaps, top, options);
  const height = filled.bottom + down.bottom;
  return {
    orientation: 'down',
    detail: detailOf(slots, options),
    width: options.width,
    height,
    margin,
    names: 'above',
    lanes: lanes.map((l) => ({ ...l, height: height - l.y - down.bottom })),
    slots: filled.slots,
    cards: filled.cards,
    refunds: filled.refunds,
    arrows: downArrows(edgesOf(trace, options), filled.cards, filled.refunds, lanes),
    gaps: filled.gaps,
    clock: { axis: null, ticks: [], awaits: downAwaits(options.awaits ?? [], slots, filled, lanes), rows: [] },
  };
}

/** The names stand like a flight of stairs, each above its lane. */
function laneHeads(
  accounts: readonly string[],
  colours: ReadonlyMap<string, string>,
  left: number,
  { width, folding }: LayoutOptions,
): readonly Lane[] {
  const steps = Math.max(1, accounts.length - 1);
  const roomy = Math.max(down.stepMin, Math.min(down.stepMax, ((width - left) * 0.34) / steps));
  const step = Math.min(roomy, Math.max(2, width - left - down.cardMin - down.right) / steps);
  return accounts.map((accountId, i) => {
    const x = left + i * step;
    const y = i * down.headLine;
    return {
      accountId,
      label: cutMiddle(laneName(accountId, folding), monoFit(width - x - 22, down.labelSize)),
      shared: accountId === MORE ? (folding?.quiet ?? []) : [],
      colour: colours.get(accountId) ?? 'account-1',
      x,
      y,
      width: step,
      height: 0,
      labelX: x + 12,
      labelY: y + down.headLine / 2,
    };
  });
}

interface Filled {
  readonly slots: readonly PlacedSlot[];
  readonly cards: readonly Card[];
  readonly refunds: readonly RefundMark[];
  readonly gaps: readonly Gap[];
  /** By slot: where the line of an await that ends there stands. */
  readonly awaitLines: ReadonlyMap<number, number>;
  readonly bottom: number;
}

function fillBands(
  slots: readonly Slot[],
  lanes: readonly Lane[],
  gapSpans: readonly GapSpan[],
  top: number,
  options: LayoutOptions,
): Filled {
  const times = timeLabels(slots);
  const detail = detailOf(slots, options);
  const contentFor = contentMaker(slots, { detail, titleLines: 2, withAccount: true, folding: options.folding });
  const laneOf = new Map(lanes.map((l) => [l.accountId, l]));
  const accounts = lanes.map((l) => l.accountId);
  const cells = Map.groupBy(cellsOf(slots, accounts, options), (c) => c.slot);
  const placed: PlacedSlot[] = [];
  const cards: Card[] = [];
  const refunds: RefundMark[] = [];
  const gapLines = new Map<GapSpan, number>();
  const awaitLines = new Map<number, number>();
  const wordsX = (lanes.at(-1)?.x ?? 0) + down.words;
  let y = top;
  slots.forEach((slot, i) => {
    const { key, kind, blockHeight, label, title } = slot;
    const from = y;
    y += detail === 'dot' ? down.dotPad : down.bandPad;
    if (detail === 'dot')
      y = placeDots(cells.get(i) ?? [], laneOf, { y, width: options.width, blockHeight, contentFor, cards });
    else
      for (const step of slot.steps) {
        const lane = laneOf.get(step.executorId ?? '') ?? lanes[0];
        if (!lane) continue;
        const width = Math.min(down.cardMax, options.width - lane.x - down.right);
        const content = contentFor(step, Math.max(width, down.cardMin));
        cards.push({ ...content, blockHeight, lane: lane.accountId, colour: lane.colour, x: lane.x, y });
        y += content.height + down.stackGap;
      }
    for (const { accountId, refunds: groups } of cells.get(i) ?? []) {
      const lane = laneOf.get(accountId);
      if (!lane) continue;
      const beside = options.showRefunds !== true && !covers(slot.steps, lane, lanes);
      for (const group of groups) {
        const label = options.showRefunds === true ? `refund ${refundLabel(group)}` : '';
        const at = beside ? from + down.quietBand / 2 + 6 : y + down.line / 2;
        refunds.push({ ...refundMark(group, lane, blockHeight, at), label, labelX: wordsX });
        y += beside ? 0 : down.line;
      }
    }
    for (const span of gapSpans) {
      if (span.last !== i) continue;
      gapLines.set(span, y + down.line / 2);
      y += down.line;
    }
    if (endsHere(options, slots, i)) {
      awaitLines.set(i, y + down.line / 2);
      y += down.line;
    }
    y = Math.max(
      y + down.bandPad - (slot.steps.length > 0 ? down.stackGap - 6 : 0),
      from + (slot.steps.length > 0 ? 0 : down.quietBand),
    );
    const box = { x: 0, y: from, width: options.width, height: y - from };
    placed.push({ key, kind, blockHeight, label, title, time: times[i] ?? null, shaded: i % 2 === 1, ...box });
  });
  const gaps = gapSpans.flatMap((span) =>
    placeGap(span, placed, laneOf, gapLines.get(span) ?? 0, wordsX - down.words, options.width),
  );
  return { slots: placed, cards, refunds, gaps, awaitLines, bottom: y };
}

interface DotRoom {
  readonly y: number;
  readonly width: number;
  readonly blockHeight: number | null;
  readonly contentFor: ReturnType<typeof contentMaker>;
  readonly cards: Card[];
}

/** Each lane's dots in rows of their own, from the lane to the right edge; gives where the next thing may stand. */
function placeDots(cells: readonly Cell[], laneOf: ReadonlyMap<string, Lane>, room: DotRoom): number {
  const { dotWidth, dotHeight, dotGap } = cardSizes;
  let { y } = room;
  for (const { accountId, steps } of cells) {
    const lane = laneOf.get(accountId);
    if (!lane || steps.length === 0) continue;
    const inRow = Math.max(1, Math.floor((room.width - lane.x - down.right) / (dotWidth + dotGap)));
    steps.forEach((step, i) => {
      const x = lane.x + (i % inRow) * (dotWidth + dotGap);
      const content = room.contentFor(step, dotWidth);
      const { colour } = lane;
      const top = y + Math.floor(i / inRow) * (dotHeight + dotGap);
      room.cards.push({ ...content, blockHeight: room.blockHeight, lane: accountId, colour, x, y: top });
    });
    y += Math.ceil(steps.length / inRow) * (dotHeight + dotGap) + dotGap;
  }
  return y;
}

/** Whether a card of this block lies on the lane: it does from its own lane to the right. */
function covers(steps: readonly TraceStep[], lane: Lane, lanes: readonly Lane[]): boolean {
  const at = lanes.indexOf(lane);
  return steps.some((s) => lanes.findIndex((l) => l.accountId === s.executorId) <= at);
}

function refundMark(
  group: readonly TraceStep[],
  lane: Lane,
  blockHeight: number | null,
  y: number,
): Omit<RefundMark, 'label' | 'labelX'> {
  return {
    key: `refund ${group[0]?.id ?? ''}`,
    ids: group.map((s) => s.id),
    blockHeight,
    lane: lane.accountId,
    x: lane.x + 2.5,
    y,
    r: 4.5,
    title: refundTitle(group),
  };
}

function endsHere(options: LayoutOptions, slots: readonly Slot[], i: number): boolean {
  return (options.awaits ?? []).some((a) => a.resolvedAt !== null && slotAt(a.resolvedAt.height, slots) === i);
}

export function slotAt(height: number | undefined, slots: readonly Slot[]): number | null {
  if (height === undefined) return null;
  const index = slots.findLastIndex((s) => s.blockHeight !== null && s.blockHeight <= height);
  return index === -1 ? null : index;
}

function placeGap(
  span: GapSpan,
  placed: readonly PlacedSlot[],
  laneOf: ReadonlyMap<string, Lane>,
  lineY: number,
  lastLaneX: number,
  width: number,
): readonly Gap[] {
  const lane = laneOf.get(span.accountId);
  const [a, b] = [placed[span.first], placed[span.last]];
  if (!lane || !a || !b) return [];
  const words = [`the gap: anyone may call ${span.accountId}`, `gap: anyone may call ${span.accountId}`, 'the gap'];
  const labelX = Math.max(lane.x + lane.width, lastLaneX) + down.words;
  const line = words.find((w) => sansWidth(w, 12.5) <= width - labelX - 8);
  return [
    {
      key: `gap ${span.accountId} ${a.key}`,
      lane: span.accountId,
      colour: lane.colour,
      x: lane.x - 3,
      y: a.y + 2,
      width: lane.width - 1,
      height: b.y + b.height - a.y - 4,
      lines: line === undefined ? [] : [line],
      labelX,
      labelY: lineY,
      anchor: 'start',
    },
  ];
}

import { cutSans, sansWidth } from './measure.ts';
import type { AwaitBar, AwaitMark, Clock, Moment, PlacedSlot } from './picture.ts';
import type { Slot } from './slots.ts';
import { assignTracks } from './tracks.ts';

/** Pixels. */
const clock = { axisY: 26, rowsTop: 36, row: 24, bar: 18, blockRow: 28, text: 12.5 } as const;

/** Awaits beyond these rows are not drawn. */
const MAX_ROWS = 4;

/** The height of everything above the lanes, the row of block heights included. */
export function clockHeight(awaits: readonly AwaitMark[]): number {
  return clock.rowsTop + Math.min(awaits.length, MAX_ROWS) * clock.row + clock.blockRow;
}

/** Wall time and the snippet's awaits, above the columns of blocks. */
export function acrossClock(
  awaits: readonly AwaitMark[],
  slots: readonly Slot[],
  placed: readonly PlacedSlot[],
  margin: number,
  named: boolean,
): Clock {
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last) return { axis: null, ticks: [], awaits: [], rows: [] };
  const end = last.x + last.width;
  const ticks = placed.flatMap((s) => (s.time === null ? [] : [{ key: s.key, x: s.x, label: s.time }]));
  const all = awaits.map((mark, i) => {
    const from = positionOf(mark.startedAt, 'start', slots, placed) ?? margin + 4;
    const to = mark.resolvedAt === null ? end : (positionOf(mark.resolvedAt, 'end', slots, placed) ?? end);
    return { mark, i, from: Math.min(from, to - 8), to };
  });
  const tracks = assignTracks(all);
  const shown = all.filter((one) => (tracks.get(one) ?? 0) < MAX_ROWS);
  const rows = shown.reduce((n, one) => Math.max(n, (tracks.get(one) ?? 0) + 1), 0);
  const hidden = all.length - shown.length;
  const more = hidden === 0 ? '' : `, and ${hidden} more`;
  const top = clockHeight(awaits) - clock.blockRow - rows * clock.row;
  return {
    axis: ticks.length === 0 ? null : { x1: first.x, x2: end, y: clock.axisY },
    ticks,
    awaits: shown.map((one, i) =>
      awaitBar(
        i === shown.length - 1 ? { ...one.mark, label: `${one.mark.label}${more}` } : one.mark,
        one.i,
        one.from,
        one.to,
        top + (tracks.get(one) ?? 0) * clock.row,
        end,
      ),
    ),
    rows: !named
      ? []
      : [
          ...(ticks.length === 0 ? [] : [{ label: 'wall clock', y: clock.axisY }]),
          ...(rows === 0 ? [] : [{ label: 'await', y: top + clock.bar / 2 }]),
          { label: 'block', y: clockHeight(awaits) - clock.blockRow / 2 },
        ],
  };
}

function awaitBar(mark: AwaitMark, i: number, from: number, to: number, y: number, end: number): AwaitBar {
  const state = mark.resolvedAt === null ? 'pending' : mark.rejected ? 'rejected' : 'resolved';
  const word = state === 'rejected' ? '✕ rejects' : 'resolves';
  const room = to - from - 20;
  const label = cutSans(mark.label, room, clock.text);
  const wordWidth = sansWidth(word, clock.text);
  const outside = to + 12 + wordWidth <= end;
  const middle = y + clock.bar / 2;
  return {
    key: `await ${i}`,
    label,
    labelX: from + 10,
    labelY: middle,
    state,
    x: from,
    y,
    width: to - from,
    height: clock.bar,
    end: state === 'pending' ? null : { x: to, y: middle, label: outside ? word : '', labelX: to + 10, labelY: middle },
    title: `${mark.label}: ${state === 'pending' ? 'still waiting' : state}`,
  };
}

/**
 * Where a moment stands on the axis of blocks: with a height, at the end of that block's column, because the block had come by then; with
 * a time, between the blocks before and after it. Null if before the first block or unknown.
 */
function positionOf(
  moment: Moment,
  which: 'start' | 'end',
  slots: readonly Slot[],
  placed: readonly PlacedSlot[],
): number | null {
  const byTime = moment.timestamp === undefined ? null : timePosition(moment.timestamp, slots, placed);
  const height = moment.height;
  if (height === undefined) return byTime;
  const index = placed.findLastIndex((s) => s.blockHeight !== null && s.blockHeight <= height);
  const slot = placed[index];
  if (!slot) return null;
  const right = slot.x + slot.width;
  const byHeight = which === 'end' ? right - 10 : right - 4;
  return byTime === null ? byHeight : Math.max(byHeight, Math.min(byTime, right + 10));
}

function timePosition(timestamp: bigint, slots: readonly Slot[], placed: readonly PlacedSlot[]): number | null {
  const known = slots.flatMap((s, i) =>
    s.timestamp === null ? [] : [{ t: Number(s.timestamp), x: placed[i]?.x ?? 0 }],
  );
  const t = Number(timestamp);
  const before = known.findLast((k) => k.t <= t);
  if (!before) return null;
  const after = known.find((k) => k.t > t);
  const last = placed.at(-1);
  if (!after) return Math.min(before.x + (last?.width ?? 0), (last?.x ?? 0) + (last?.width ?? 0)) - 6;
  return before.x + ((t - before.t) / (after.t - before.t)) * (after.x - before.x);
}

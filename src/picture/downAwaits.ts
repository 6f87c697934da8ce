import { down } from './downSizes.ts';
import { cutSans, sansWidth } from './measure.ts';
import type { AwaitBar, AwaitMark, Lane, Moment, PlacedSlot } from './picture.ts';
import type { Slot } from './slots.ts';
import { assignTracks } from './tracks.ts';

/** Awaits beyond these strips are not drawn. */
const MAX_STRIPS = 3;

export function stripWidth(awaits: readonly AwaitMark[]): number {
  return Math.min(awaits.length, MAX_STRIPS) * down.strip;
}

/** Awaits as upright strips between the heights and the lanes; each says its words where it ends. */
export function downAwaits(
  awaits: readonly AwaitMark[],
  slots: readonly Slot[],
  {
    slots: placed,
    awaitLines,
  }: { readonly slots: readonly PlacedSlot[]; readonly awaitLines: ReadonlyMap<number, number> },
  lanes: readonly Lane[],
): readonly AwaitBar[] {
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last) return [];
  const bottom = last.y + last.height;
  const all = awaits.map((mark, i) => {
    const start = slotOf(mark.startedAt, slots);
    const end = mark.resolvedAt === null ? null : slotOf(mark.resolvedAt, slots);
    const from = start === null ? first.y - 4 : bottomOf(placed[start], first.y);
    const to = end === null ? bottom : (awaitLines.get(end) ?? bottomOf(placed[end], bottom));
    return { mark, i, from, to: Math.max(to, from + 8), end };
  });
  const tracks = assignTracks(all);
  const shown = all.filter((strip) => (tracks.get(strip) ?? 0) < MAX_STRIPS);
  return shown.map((strip) => {
    const { mark, i, from, to, end } = strip;
    const x = down.margin - 6 + (tracks.get(strip) ?? 0) * down.strip;
    const state = mark.resolvedAt === null ? 'pending' : mark.rejected ? 'rejected' : 'resolved';
    const word = state === 'rejected' ? '✕ rejects' : 'resolves';
    const labelX = (lanes.at(-1)?.x ?? x) + down.words;
    const label = `${cutSans(mark.label, first.width - labelX - 8 - sansWidth(` ${word}`, 12.5), 12.5)} ${word}`;
    return {
      key: `await ${i}`,
      label: '',
      labelX: x,
      labelY: from,
      state,
      x,
      y: from,
      width: 6,
      height: to - from,
      end: end === null ? null : { x: x + 3, y: to, label, labelX, labelY: to },
      title: `${mark.label}: ${state === 'pending' ? 'still waiting' : state}`,
    };
  });
}

function slotOf(moment: Moment, slots: readonly Slot[]): number | null {
  const { height, timestamp } = moment;
  const index = slots.findLastIndex((s) =>
    height !== undefined
      ? s.blockHeight !== null && s.blockHeight <= height
      : timestamp !== undefined && s.timestamp !== null && s.timestamp <= timestamp,
  );
  return index === -1 ? null : index;
}

function bottomOf(slot: PlacedSlot | undefined, otherwise: number): number {
  return slot ? slot.y + slot.height - 6 : otherwise;
}

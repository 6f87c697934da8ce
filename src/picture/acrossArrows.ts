import { across } from './acrossSizes.ts';
import type { Channels } from './channels.ts';
import type { Edge } from './edges.ts';
import type { Arrow, Box, Card, Lane, PlacedSlot, RefundMark } from './picture.ts';

/** The head's length: a path ends this far before the card. */
const HEAD = 7;

interface End extends Box {
  readonly lane: string;
  readonly slot: number;
}

/**
 * Routes arrows through the gutters between columns and along the tops of lanes, where no text stands: to the next block with one bend, further
 * on over a track above the target's lane.
 */
export function acrossArrows(
  edges: readonly Edge[],
  cards: readonly Card[],
  refunds: readonly RefundMark[],
  lanes: readonly Lane[],
  slots: readonly PlacedSlot[],
  channels: Channels,
  channelsTop: number,
): readonly Arrow[] {
  const ends = endsOf(cards, refunds, slots);
  const laneY = new Map(lanes.map((l) => [l.accountId, l.y]));
  const drawn = edges.filter((e) => ends.has(e.from) && ends.has(e.to));
  const leave = portsOf(drawn, ends, channels, 'from');
  const arrive = portsOf(drawn, ends, channels, 'to');
  return drawn.flatMap((edge) => {
    const [a, b] = [ends.get(edge.from), ends.get(edge.to)];
    if (!a || !b) return [];
    if (a.slot === b.slot) return [sameColumn(edge, a, b)];
    const [y0, y1] = [leave.get(edge.key) ?? a.y, arrive.get(edge.key) ?? b.y];
    const track = channels.trackOf(edge);
    const channelY = track === null ? null : (laneY.get(b.lane) ?? 0) + channelsTop + track * across.trackStep;
    return [toTheRight(edge, a, b, y0, y1, channelY)];
  });
}

function endsOf(
  cards: readonly Card[],
  refunds: readonly RefundMark[],
  slots: readonly PlacedSlot[],
): ReadonlyMap<string, End> {
  const slotAt = (x: number): number => slots.findLastIndex((s) => s.x <= x);
  const ends = new Map<string, End>();
  for (const c of cards) ends.set(c.id, { ...boxOf(c), lane: c.lane, slot: slotAt(c.x) });
  for (const r of refunds) {
    const box = { x: r.x - r.r, y: r.y - r.r, width: 2 * r.r, height: 2 * r.r };
    for (const id of r.ids) ends.set(id, { ...box, lane: r.lane, slot: slotAt(r.x) });
  }
  return ends;
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}

/** Spreads the arrows of one card along its edge, in the order of what they lead to, so that they do not cross at once. */
function portsOf(
  edges: readonly Edge[],
  ends: ReadonlyMap<string, End>,
  channels: Channels,
  side: 'from' | 'to',
): ReadonlyMap<string, number> {
  const other = side === 'from' ? 'to' : 'from';
  const ports = new Map<string, number>();
  for (const [id, list] of Map.groupBy(edges, (e) => e[side])) {
    const box = ends.get(id);
    if (!box) continue;
    const apart = list.filter((e) => ends.get(e[other])?.slot !== box.slot);
    const sorted = apart.toSorted((p, q) => rank(p) - rank(q));
    sorted.forEach((edge, i) => ports.set(edge.key, box.y + (box.height * (i + 1)) / (sorted.length + 1)));
    function rank(edge: Edge): number {
      const far = ends.get(edge[other]);
      const lane = ends.get(edge.to);
      const level = channels.trackOf(edge) === null || side === 'to' ? (far?.y ?? 0) : (lane?.y ?? 0) - 1;
      return side === 'to' && channels.trackOf(edge) !== null ? -1 : level;
    }
  }
  return ports;
}

function toTheRight(edge: Edge, a: End, b: End, y0: number, y1: number, channelY: number | null): Arrow {
  const start = { x: a.x + a.width, y: y0 };
  const end = { x: b.x - 1, y: y1 };
  const tip = end.x - HEAD;
  const path = channelY === null ? bend(start.x, y0, tip, y1) : overTrack(start.x, y0, tip, y1, channelY);
  return { ...facts(edge), path, start, end, heading: 'right' };
}

function bend(x0: number, y0: number, x1: number, y1: number): string {
  const reach = Math.max(10, Math.min(30, (x1 - x0) * 0.6));
  return `M${n(x0)} ${n(y0)}C${n(x0 + reach)} ${n(y0)} ${n(x1 - reach)} ${n(y1)} ${n(x1)} ${n(y1)}`;
}

/** Up (or down) to the track within the gutter behind the source, along it, and back within the gutter before the target. */
function overTrack(x0: number, y0: number, x1: number, y1: number, y: number): string {
  const turn = across.gutter - 10;
  const [a, b] = [x0 + turn, x1 - turn + HEAD];
  const rise = `C${n(x0 + turn / 2)} ${n(y0)} ${n(x0 + turn / 2)} ${n(y)} ${n(a)} ${n(y)}`;
  const fall = `C${n(b + turn / 2)} ${n(y)} ${n(x1 - turn / 2)} ${n(y1)} ${n(x1)} ${n(y1)}`;
  return `M${n(x0)} ${n(y0)}${rise}H${n(b)}${fall}`;
}

function sameColumn(edge: Edge, a: End, b: End): Arrow {
  const below = b.y >= a.y + a.height;
  if (below && a.lane === b.lane && b.y - a.y - a.height <= across.stackGap) {
    const x = a.x + 26;
    const start = { x, y: a.y + a.height };
    const end = { x, y: b.y - 1 };
    return { ...facts(edge), path: `M${n(x)} ${n(start.y)}V${n(end.y - HEAD)}`, start, end, heading: 'down' };
  }
  const right = Math.max(a.x + a.width, b.x + b.width);
  const start = { x: a.x + a.width, y: a.y + a.height * 0.7 };
  const end = { x: b.x + b.width + 1, y: b.y + b.height * 0.3 };
  const out = right + across.gutter / 2 - 4;
  const path = `M${n(start.x)} ${n(start.y)}C${n(out)} ${n(start.y)} ${n(out)} ${n(end.y)} ${n(end.x + HEAD)} ${n(end.y)}`;
  return { ...facts(edge), path, start, end, heading: 'left' };
}

function facts({ key, kind, from, to, failed }: Edge): Pick<Arrow, 'key' | 'kind' | 'from' | 'to' | 'failed'> {
  return { key, kind, from, to, failed };
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

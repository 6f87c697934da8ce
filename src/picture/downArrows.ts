import type { Edge } from './edges.ts';
import type { Arrow, Box, Card, Lane, RefundMark } from './picture.ts';

/** The head's length: a path ends this far before the card. */
const HEAD = 7;

interface End extends Box {
  readonly laneX: number;
  readonly order: number;
}

/**
 * Arrows from a card's lower edge to a later card's upper edge, down the target's own lane: cards of lanes further right leave it free, and
 * those of lanes further left are drawn over it.
 */
export function downArrows(
  edges: readonly Edge[],
  cards: readonly Card[],
  refunds: readonly RefundMark[],
  lanes: readonly Lane[],
): readonly Arrow[] {
  const laneX = new Map(lanes.map((l) => [l.accountId, l.x]));
  const step = lanes[0]?.width ?? 20;
  const ends = new Map<string, End>();
  cards.forEach((c, order) =>
    ends.set(c.id, { x: c.x, y: c.y, width: c.width, height: c.height, laneX: laneX.get(c.lane) ?? c.x, order }),
  );
  for (const r of refunds) {
    const box = { x: r.x - r.r, y: r.y - r.r, width: 2 * r.r, height: 2 * r.r };
    for (const id of r.ids) ends.set(id, { ...box, laneX: r.x - 6, order: Infinity });
  }
  const drawn = edges.filter((e) => ends.has(e.from) && ends.has(e.to));
  const orderOf = (e: Edge): number => ends.get(e.from)?.order ?? 0;
  const ports = new Map<string, number>();
  for (const arriving of Map.groupBy(drawn, (e) => e.to).values())
    arriving.toSorted((p, q) => orderOf(p) - orderOf(q)).forEach((edge, port) => ports.set(edge.key, port));
  return drawn.flatMap((edge) => {
    const [a, b] = [ends.get(edge.from), ends.get(edge.to)];
    if (!a || !b) return [];
    const port = ports.get(edge.key) ?? 0;
    const x1 =
      edge.kind === 'refund'
        ? b.x + b.width / 2
        : b.laneX + 8 + Math.min(port * 9, Math.max(0, step - 12) + (port > 1 ? 40 : 0));
    return [downwards(edge, a, b, x1)];
  });
}

function downwards(edge: Edge, a: End, b: End, x1: number): Arrow {
  const end = { x: x1, y: b.y - 1 };
  const tip = end.y - HEAD;
  const x0 = Math.max(a.x + 8, Math.min(x1, a.x + a.width - 12));
  const start = { x: x0, y: a.y + a.height };
  const turn = Math.min(tip, start.y + 22);
  const bend =
    Math.abs(x0 - x1) < 0.5 ? '' : `C${n(x0)} ${n(start.y + 12)} ${n(x1)} ${n(turn - 12)} ${n(x1)} ${n(turn)}`;
  const { key, kind, from, to, failed } = edge;
  return { key, kind, from, to, failed, path: `M${n(x0)} ${n(start.y)}${bend}V${n(tip)}`, start, end, heading: 'down' };
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

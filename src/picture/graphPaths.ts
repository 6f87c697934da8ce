import type { HauntedGraph } from './ghosts.ts';
import type { GraphCard, GraphPath } from './graphPicture.ts';
import type { Point } from './picture.ts';

/** An arrow with the points by which it passes what stands between its ends. */
export interface RoutedArrow extends Pick<HauntedGraph['arrows'][number], 'kind' | 'from' | 'to' | 'failed' | 'ghost'> {
  readonly key: string;
  readonly points: readonly Point[];
}

/** The head's length: a path ends this far before the card. */
const HEAD = 7;
/** Between the arrows of one card. */
const APART = 15;

/** A layer's extent in the direction of the calls. */
interface Layer {
  readonly from: number;
  readonly to: number;
}

/**
 * Draws each arrow from the side where its card ends to the side where the next one begins, straight past the layers between them, with its
 * bends in the room between layers. Everything is computed as if calls went to the right, and turned where they go down.
 */
export function graphPaths(
  arrows: readonly RoutedArrow[],
  cards: readonly GraphCard[],
  across: boolean,
): readonly GraphPath[] {
  const turned = (p: Point): Point => (across ? p : { x: p.y, y: p.x });
  const boxes = new Map(
    cards.map((c) => [c.id, across ? c : { ...c, x: c.y, y: c.x, width: c.height, height: c.width }]),
  );
  const layers = layersOf([...boxes.values()]);
  const ways = arrows.map((arrow) => ({ ...arrow, points: passing(arrow.points.map(turned), layers) }));
  const leave = ports(ways, boxes, 'from');
  const arrive = ports(ways, boxes, 'to');
  return ways.flatMap(({ key, kind, failed, ghost, from, to, points }) => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (!a || !b) return [];
    const start = { x: a.x + a.width, y: leave.get(key) ?? a.y };
    const tip = { x: b.x - 1, y: arrive.get(key) ?? b.y };
    const path = pathOf(start, { x: tip.x - HEAD, y: tip.y }, points, layers, turned);
    return [{ key, kind, failed, ghost, path, tip: turned(tip) }];
  });
}

function layersOf(boxes: readonly { x: number; width: number }[]): readonly Layer[] {
  const layers: { from: number; to: number }[] = [];
  for (const { x, width } of boxes.toSorted((a, b) => a.x - b.x)) {
    const last = layers.at(-1);
    if (last && x < last.to) last.to = Math.max(last.to, x + width);
    else layers.push({ from: x, to: x + width });
  }
  return layers;
}

/** Of dagre's points those within a layer; between layers, the way bends by itself. */
function passing(points: readonly Point[], layers: readonly Layer[]): readonly Point[] {
  return points.filter(({ x }) => layers.some((layer) => layer.from < x && x < layer.to));
}

/** Spreads the arrows of a card along its side, in the order of where they go, so that they do not cross at once. */
function ports(
  arrows: readonly RoutedArrow[],
  boxes: ReadonlyMap<string, GraphCard>,
  side: 'from' | 'to',
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [id, own] of Map.groupBy(arrows, (arrow) => arrow[side])) {
    const box = boxes.get(id);
    if (!box) continue;
    const aim = ({ points, ...arrow }: RoutedArrow): number => {
      const next = side === 'from' ? points[0] : points.at(-1);
      const end = boxes.get(arrow[side === 'from' ? 'to' : 'from']);
      return next?.y ?? (end ? end.y + end.height / 2 : 0);
    };
    const apart = Math.min(APART, (box.height - 12) / Math.max(1, own.length - 1));
    const middle = box.y + box.height / 2;
    own
      .toSorted((a, b) => aim(a) - aim(b))
      .forEach(({ key }, index) => found.set(key, middle + (index - (own.length - 1) / 2) * apart));
  }
  return found;
}

function pathOf(
  start: Point,
  end: Point,
  points: readonly Point[],
  layers: readonly Layer[],
  turned: (p: Point) => Point,
): string {
  const at = (p: Point): string => {
    const { x, y } = turned(p);
    return `${round(x)} ${round(y)}`;
  };
  let path = `M${at(start)}`;
  let here = start;
  const bendTo = (p: Point): void => {
    if (Math.abs(p.y - here.y) < 0.5) path += `L${at(p)}`;
    else {
      const middle = (here.x + p.x) / 2;
      path += `C${at({ x: middle, y: here.y })} ${at({ x: middle, y: p.y })} ${at(p)}`;
    }
    here = p;
  };
  for (const { x, y } of points) {
    const layer = layers.find(({ from, to }) => from < x && x < to);
    if (!layer) continue;
    bendTo({ x: layer.from, y });
    here = { x: layer.to, y };
    path += `L${at(here)}`;
  }
  bendTo(end);
  return path;
}

const round = (value: number): number => Math.round(value * 10) / 10;

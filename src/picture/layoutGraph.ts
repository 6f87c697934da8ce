import { Graph, layout } from '@dagrejs/dagre';
import { coloursOf } from './accounts.ts';
import type { HauntedGraph } from './ghosts.ts';
import { graphCard } from './graphCards.ts';
import type { LooseCard } from './graphCards.ts';
import { graphPaths } from './graphPaths.ts';
import type { RoutedArrow } from './graphPaths.ts';
import type { GraphCard, GraphPicture } from './graphPicture.ts';
import type { Point } from './picture.ts';

export interface GraphOptions {
  /** Which way calls go on. */
  readonly orientation: GraphPicture['orientation'];
  /** Downwards: cards become narrower, within reason, until this is enough. */
  readonly width?: number;
  /** An account's number among the colours, from 1; others follow in the order in which they appear. */
  readonly colours?: Readonly<Record<string, number>>;
}

const CARD = { across: 158, widest: 190, narrowest: 116 } as const;
const MARGIN = 1;

/** Lays a graph of receipts out in layers: each stands behind all that it waits for. No time: a layer is no block. */
export function layoutGraph(graph: HauntedGraph, options: GraphOptions): GraphPicture {
  if (options.orientation === 'across') return layoutAt(graph, options, CARD.across);
  let width: number = CARD.widest;
  let picture = layoutAt(graph, options, width);
  while (picture.width > (options.width ?? Infinity) && width > CARD.narrowest) {
    width = Math.max(CARD.narrowest, width - 7);
    picture = layoutAt(graph, options, width);
  }
  return picture;
}

function layoutAt(graph: HauntedGraph, { orientation, colours }: GraphOptions, cardWidth: number): GraphPicture {
  const across = orientation === 'across';
  const colourOf = coloursOf([...new Set(graph.nodes.flatMap(({ account }) => account || []))], colours);
  const cards = new Map(
    graph.nodes.map((node) => [node.id, graphCard(node, cardWidth, colourOf.get(node.account) ?? 'ink-quiet')]),
  );
  const placed = place(graph, cards, across);
  return { ...placed, orientation, arrows: graphPaths(placed.arrows, placed.cards, across) };
}

/** dagre finds layers, the order in each and the room for what passes by. */
function place(graph: HauntedGraph, cards: ReadonlyMap<string, LooseCard>, across: boolean) {
  const layered = new Graph({ multigraph: true });
  layered.setGraph({
    rankdir: across ? 'LR' : 'TB',
    nodesep: across ? 16 : 14,
    edgesep: 14,
    ranksep: across ? 46 : 34,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  // It keeps to this order where it can: as they were made.
  const order = new Set([...graph.arrows.flatMap(({ from, to }) => [from, to]), ...cards.keys()]);
  for (const id of order) layered.setNode(id, { width: cards.get(id)?.width, height: cards.get(id)?.height });
  graph.arrows.forEach(({ from, to, kind }, index) =>
    layered.setEdge(from, to, { weight: kind === 'callback' ? 1 : 3, minlen: 1 }, String(index)),
  );
  layout(layered, { constraints: siblings(graph) });
  const arrows = graph.arrows.map((arrow, index): RoutedArrow => {
    const edge = layered.edge(arrow.from, arrow.to, String(index)) as { points: { x: number; y: number }[] };
    return { ...arrow, key: `${arrow.kind} ${index}`, points: edge.points.slice(1, -1) };
  });
  const corner = ({ id, width, height }: LooseCard): Point => {
    const { x, y } = layered.node(id) as Point;
    return { x: round(x - width / 2), y: round(y - height / 2) };
  };
  return fitted(
    arrows,
    [...cards.values()].map((card) => ({ ...card, ...corner(card) })),
  );
}

/** What one receipt made stands in the order in which it did, as its results will in the callback. */
function siblings({ arrows }: HauntedGraph): { left: string; right: string }[] {
  const made = arrows.filter(({ kind }) => kind === 'created');
  return [...Map.groupBy(made, ({ from }) => from).values()].flatMap((own) =>
    own.slice(1).flatMap(({ to }, index) => ({ left: own[index]?.to ?? to, right: to })),
  );
}

/** dagre does not count what passes by outside of all cards: moves everything so that it has room. */
function fitted(arrows: readonly RoutedArrow[], cards: readonly GraphCard[]) {
  const points = arrows.flatMap((arrow) => arrow.points);
  const left = Math.min(...cards.map(({ x }) => x), ...points.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...cards.map(({ y }) => y), ...points.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...cards.map(({ x, width }) => x + width), ...points.map(({ x }) => x)) + MARGIN;
  const bottom = Math.max(...cards.map(({ y, height }) => y + height), ...points.map(({ y }) => y)) + MARGIN;
  const moved = <T extends Point>(at: T): T => ({ ...at, x: round(at.x - left), y: round(at.y - top) });
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(bottom - top),
    cards: cards.map(moved),
    arrows: arrows.map((arrow) => ({ ...arrow, points: arrow.points.map(moved) })),
  };
}

const round = (value: number): number => Math.round(value * 2) / 2;

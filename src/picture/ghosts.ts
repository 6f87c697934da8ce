import type { GraphArrow, GraphNode, ReceiptGraph } from '../trace/receiptGraph.ts';

/** A graph with what did not happen in it. */
export interface HauntedGraph {
  readonly nodes: readonly (GraphNode & { readonly ghost: boolean })[];
  readonly arrows: readonly (GraphArrow & { readonly ghost: boolean })[];
}

/**
 * Adds to a graph what another run of the same code made and this one did not. Two nodes are the same if they do the same and were made by
 * the same, the first the first, the second the second; the account may be another one.
 */
export function withGhosts(graph: ReceiptGraph, other: ReceiptGraph | null): HauntedGraph {
  const real: HauntedGraph = {
    nodes: graph.nodes.map((node) => ({ ...node, ghost: false })),
    arrows: graph.arrows.map((arrow) => ({ ...arrow, ghost: false })),
  };
  if (other === null) return real;
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of other.nodes) {
    const maker = makerOf(other, node.id);
    const here = graph.nodes.filter(
      (one) => !taken.has(one.id) && sameDoing(one, node) && makerOf(graph, one.id) === (maker && ids.get(maker)),
    );
    const twin = here.find(({ account }) => account === node.account) ?? here[0];
    if (twin) taken.add(twin.id);
    ids.set(node.id, twin?.id ?? `ghost ${node.id}`);
  }
  const missing = other.nodes.filter(({ id, kind }) => ids.get(id) === `ghost ${id}` && isMade(kind));
  if (missing.length === 0) return real;
  const drawn = new Set([...graph.nodes.map(({ id }) => id), ...missing.map(({ id }) => `ghost ${id}`)]);
  const isMissing = (id: string): boolean => missing.some((node) => node.id === id);
  return {
    nodes: [...real.nodes, ...missing.map((node) => ({ ...node, id: `ghost ${node.id}`, says: '', ghost: true }))],
    arrows: [
      ...real.arrows,
      ...other.arrows.flatMap((arrow) => {
        if (!isMissing(arrow.from) && !isMissing(arrow.to)) return [];
        const [from, to] = [ids.get(arrow.from) ?? '', ids.get(arrow.to) ?? ''];
        return drawn.has(from) && drawn.has(to) ? [{ ...arrow, from, to, ghost: true }] : [];
      }),
    ],
  };
}

/** Of a result that never was there is nothing to say. */
const isMade = (kind: GraphNode['kind']): boolean => kind !== 'result' && kind !== 'outside';

/** What made a node; a result, and nobody’s word, are told apart by whose they are. */
function makerOf({ arrows }: ReceiptGraph, id: string): string | undefined {
  return arrows.find(({ to, kind }) => to === id && kind !== 'data')?.from;
}

function sameDoing(a: GraphNode, b: GraphNode): boolean {
  return a.kind === b.kind && a.actions.join(' ') === b.actions.join(' ') && (a.kind !== 'result' || a.id === b.id);
}

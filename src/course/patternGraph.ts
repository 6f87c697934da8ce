import { withGhosts } from '../picture/ghosts.ts';
import type { HauntedGraph } from '../picture/ghosts.ts';
import type { ReceiptGraph } from '../trace/receiptGraph.ts';

/** What `content/lessons/<id>/graphs.json` holds: the graphs of a lesson’s runs, the one in which all goes well first. */
export type RecordedGraphs = Readonly<Record<string, ReceiptGraph>>;

export interface PatternGraphOptions {
  /** Draw refunds of deposits, too. */
  readonly refunds?: boolean | undefined;
  /** Draw what another graph made and this one did not: by default the first of the lesson’s, else the one of that name. */
  readonly ghosts?: boolean | string | undefined;
}

/** A recorded graph as it is drawn and told. Throws if the lesson has none of that name. */
export function patternGraph(
  recorded: RecordedGraphs | undefined,
  name: string,
  { refunds = false, ghosts = true }: PatternGraphOptions = {},
): HauntedGraph {
  const graph = findGraph(recorded, name);
  const [first = graph] = Object.values(recorded ?? {});
  const other = typeof ghosts === 'string' ? findGraph(recorded, ghosts) : first;
  const shown = (one: ReceiptGraph): ReceiptGraph => (refunds ? one : withoutRefunds(one));
  return withGhosts(shown(graph), ghosts === false || other === graph ? null : shown(other));
}

function findGraph(recorded: RecordedGraphs | undefined, name: string): ReceiptGraph {
  const graph = recorded?.[name];
  if (graph !== undefined) return graph;
  const there = Object.keys(recorded ?? {}).join(', ') || 'none';
  throw new Error(
    `There is no recorded graph “${name}”, only ${there}. Name it in the lesson’s module, then npm run facts.`,
  );
}

function withoutRefunds({ nodes, arrows }: ReceiptGraph): ReceiptGraph {
  return {
    nodes: nodes.filter(({ kind }) => kind !== 'refund'),
    arrows: arrows.filter(({ kind }) => kind !== 'refund'),
  };
}

import type { HauntedGraph } from './ghosts.ts';

type Node = HauntedGraph['nodes'][number];

/** The graph read aloud: a sentence or a few for each node, in the order in which they ran. Code stands in backticks. */
export function graphWords(graph: HauntedGraph): readonly string[] {
  return graph.nodes.map((node) => wordsOf(node, graph));
}

function wordsOf(node: Node, graph: HauntedGraph): string {
  if (node.ghost && node.kind === 'transaction') return `Never sent: a transaction of ${node.account}.`;
  if (node.ghost) return `Never made: ${doing(node)} on ${node.account}.`;
  switch (node.kind) {
    case 'transaction':
      return node.outcome === 'fail'
        ? `The transaction of ${node.account} is refused: ${node.failure ?? node.says}`
        : `${node.account} sends a transaction${inBlock(node)}. ${madeBy(node, graph)}`;
    case 'result':
      return node.outcome === 'fail'
        ? `The transaction of ${node.account} ends with a failure.`
        : `The transaction of ${node.account} ends with ${node.says.replace(/^→ /, '')}.`;
    case 'outside':
      return node.outcome === 'fail'
        ? `Nobody resumes ${targets(node, graph)} in time, and it is told so${inBlock(node)}.`
        : `Somebody else resumes ${targets(node, graph)}${inBlock(node)}.`;
    case 'refund':
      return `A refund comes to ${node.account}${inBlock(node)}: ${node.says}.`;
    case 'receipt':
    case 'yield':
      return receiptWords(node, graph);
    default:
      return node.kind satisfies never;
  }
}

function receiptWords(node: Node, graph: HauntedGraph): string {
  const waits = sources(node, graph);
  const told = targets(node, graph);
  return [
    `${capital(nameOf(node))}, on ${node.account}${inBlock(node)}: ${doing(node)}.`,
    waits === '' ? '' : `It waited for ${waits}.`,
    node.outcome === 'fail' ? `Fails: ${node.failure ?? node.says}` : spoken(node.says),
    madeBy(node, graph),
    node.handsOn === undefined ? '' : `Its result is that of ${nameById(node.handsOn, graph)}.`,
    told === '' ? '' : node.outcome === 'fail' ? `Word of it goes to ${told}.` : `Its result goes to ${told}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** What stands on the card, as it is said: money that it brings, arguments, what it returned. */
function spoken(says: string): string {
  const parts = says.split(' · ').filter((part) => part !== '' && part !== '→ a promise');
  return parts
    .map((part) => {
      if (part.startsWith('→ ')) return `Returns ${part.slice(2)}.`;
      if (part === 'on its way') return 'It is on its way.';
      return part.startsWith('waits ') ? `It ${part}.` : `With ${part}.`;
    })
    .join(' ');
}

function doing({ actions }: Node): string {
  return actions.map((action) => `\`${action}\``).join(', then ') || 'nothing';
}

const inBlock = ({ block }: Node): string => (block === null ? '' : ` in block ${block}`);

function nameOf(node: Node): string {
  switch (node.kind) {
    case 'transaction':
      return 'the transaction';
    case 'result':
      return 'the transaction’s end';
    case 'outside':
      return 'somebody to resume it';
    case 'refund':
      return 'a refund';
    case 'receipt':
    case 'yield':
      return `receipt ${node.number ?? '?'}`;
    default:
      return node.kind satisfies never;
  }
}

function nameById(id: string, { nodes }: HauntedGraph): string {
  const node = nodes.find((one) => one.id === id);
  return node ? nameOf(node) : 'an unknown receipt';
}

function madeBy({ id }: Node, graph: HauntedGraph): string {
  const made = graph.arrows
    .filter(({ kind, from, ghost }) => from === id && kind !== 'data' && !ghost)
    .map(({ to, kind }) => `${nameById(to, graph)}${kind === 'callback' ? ', which waits' : ''}`);
  return made.length === 0 ? '' : `Makes ${listed(made)}.`;
}

function targets({ id }: Node, graph: HauntedGraph): string {
  return listed(
    graph.arrows.filter((a) => a.from === id && a.kind === 'data' && !a.ghost).map(({ to }) => nameById(to, graph)),
  );
}

function sources({ id }: Node, graph: HauntedGraph): string {
  return listed(
    graph.arrows
      .filter(({ to, kind, ghost }) => to === id && kind === 'data' && !ghost)
      .map(({ from, failed }) => {
        const outside = graph.nodes.some(({ id: one, kind }) => one === from && kind === 'outside');
        if (!failed) return nameById(from, graph);
        return `${nameById(from, graph)}, ${outside ? 'and nobody did' : 'which failed'}`;
      }),
  );
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildTrace } from '../trace/buildTrace.ts';
import type { TraceMaterial } from '../trace/material.ts';
import { receiptGraph } from '../trace/receiptGraph.ts';
import type { GraphNode, ReceiptGraph } from '../trace/receiptGraph.ts';
import { withGhosts } from './ghosts.ts';
import type { GraphCard } from './graphPicture.ts';
import { graphWords } from './graphWords.ts';
import { layoutGraph } from './layoutGraph.ts';

const recorded = (name: string): ReceiptGraph => {
  const file = new URL(`../../public/recorded/${name}.json`, import.meta.url);
  return receiptGraph([buildTrace(JSON.parse(readFileSync(file, 'utf8')) as TraceMaterial)]);
};

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  kind: 'receipt',
  number: Number(id),
  account: `contract-${id}.test`,
  actions: [`method_${id}`],
  block: 100,
  outcome: 'ok',
  says: '',
  ...more,
});

/** A call that makes so many others side by side, which one callback hears. */
const fan = (count: number): ReceiptGraph => {
  const others = Array.from({ length: count }, (_, index) => String(index + 2));
  return {
    nodes: [node('1'), ...others.map((id) => node(id)), node('99')],
    arrows: [
      ...others.map((to) => ({ kind: 'created', from: '1', to, failed: false }) as const),
      { kind: 'callback', from: '1', to: '99', failed: false },
      ...others.map((from) => ({ kind: 'data', from, to: '99', failed: false }) as const),
    ],
  };
};

const graphs: readonly (readonly [string, ReceiptGraph])[] = [
  ['two calls, one callback', recorded('two-calls-one-callback')],
  ['a failure', recorded('callee-fails')],
  ['a yield', recorded('yield-and-resume')],
  ['six side by side', fan(6)],
];

const overlap = (a: GraphCard, b: GraphCard): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(graphs)('a graph laid out: %s', (_, graph) => {
  it.each(['across', 'down'] as const)('%s: has room for all, and nothing lies on anything', (orientation) => {
    const picture = layoutGraph(withGhosts(graph, null), { orientation, width: 310 });
    const { cards, arrows, width, height } = picture;
    expect(cards).toHaveLength(graph.nodes.length);
    for (const [index, card] of cards.entries()) {
      expect(Math.min(card.x, card.y)).toBeGreaterThanOrEqual(0);
      expect(card.x + card.width).toBeLessThanOrEqual(width);
      expect(card.y + card.height).toBeLessThanOrEqual(height);
      for (const line of card.lines) expect(line.y).toBeLessThan(card.height);
      expect(cards.slice(index + 1).filter((other) => overlap(card, other))).toEqual([]);
    }
    const numbers = arrows.flatMap(({ path }) => path.match(/-?[\d.]+/g)?.map(Number) ?? []);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height));
  });

  it('follows the way of the calls: whoever waits stands behind all that it waits for', () => {
    for (const orientation of ['across', 'down'] as const) {
      const { cards } = layoutGraph(withGhosts(graph, null), { orientation });
      const at = (id: string): number =>
        cards.find((card) => card.id === id)?.[orientation === 'across' ? 'x' : 'y'] ?? 0;
      for (const { from, to } of graph.arrows) expect(at(from)).toBeLessThan(at(to));
    }
  });
});

describe('a graph laid out', () => {
  it('keeps its cards readable with three calls side by side: on a phone the drawing becomes a little smaller', () => {
    const picture = layoutGraph(withGhosts(fan(3), null), { orientation: 'down', width: 310 });
    expect(picture.width).toBeLessThanOrEqual(400);
    expect(new Set(picture.cards.map(({ width }) => width))).toEqual(new Set([116]));
  });

  it('keeps calls side by side in the order in which they were made', () => {
    const { cards } = layoutGraph(withGhosts(fan(4), null), { orientation: 'down' });
    const sideBySide = cards.filter(({ id }) => ['2', '3', '4', '5'].includes(id)).toSorted((a, b) => a.x - b.x);
    expect(sideBySide.map(({ id }) => id)).toEqual(['2', '3', '4', '5']);
  });

  it('says in a batch which action failed, and nowhere else', () => {
    const batch = node('1', {
      actions: ['create account', 'transfer 5 NEAR', 'init'],
      outcome: 'fail',
      failedAction: 2,
      says: '“no”',
    });
    const [card] = layoutGraph(withGhosts({ nodes: [batch], arrows: [] }, null), { orientation: 'across' }).cards;
    expect(card?.lines.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'account: contract-1.test',
      'block: 100',
      'name: create account',
      'name: transfer 5 NEAR',
      'failed-name: ✕ init',
      'says: “no”',
    ]);
    expect([card?.look, card?.mark, card?.rules.length]).toEqual(['fail', null, 2]);
  });
});

describe('what did not happen', () => {
  const well: ReceiptGraph = {
    nodes: [node('1'), node('2'), node('3', { actions: ['next'] }), node('result', { kind: 'result', actions: [] })],
    arrows: [
      { kind: 'created', from: '1', to: '2', failed: false },
      { kind: 'created', from: '2', to: '3', failed: false },
      { kind: 'data', from: '3', to: 'result', failed: false },
    ],
  };
  const short: ReceiptGraph = {
    nodes: [
      node('1'),
      node('2', { account: 'nobody.test', outcome: 'fail', failure: 'The account nobody.test does not exist.' }),
      node('result', { kind: 'result', actions: [], outcome: 'fail' }),
    ],
    arrows: [
      { kind: 'created', from: '1', to: '2', failed: false },
      { kind: 'data', from: '2', to: 'result', failed: true },
    ],
  };

  it('is found by who would have made it, though another account failed', () => {
    const haunted = withGhosts(short, well);
    expect(haunted.nodes.filter(({ ghost }) => ghost).map(({ id }) => id)).toEqual(['ghost 3']);
    const arrows = haunted.arrows.filter(({ ghost }) => ghost);
    expect(arrows.map(({ from, to }) => `${from} → ${to}`)).toEqual(['2 → ghost 3', 'ghost 3 → result']);
  });

  it('is told as never made', () => {
    expect(graphWords(withGhosts(short, well))).toMatchInlineSnapshot(`
      [
        "Receipt 1, on contract-1.test in block 100: \`method_1\`. Makes receipt 2.",
        "Receipt 2, on nobody.test in block 100: \`method_2\`. Fails: The account nobody.test does not exist. Word of it goes to the transaction’s end.",
        "The transaction of contract-result.test ends with a failure.",
        "Never made: \`next\` on contract-3.test.",
      ]
    `);
  });

  it('is nothing where the other run made no more', () => {
    expect(withGhosts(well, short).nodes).toEqual(withGhosts(well, null).nodes);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildTrace } from './buildTrace.ts';
import type { TraceMaterial } from './material.ts';
import { receiptGraph } from './receiptGraph.ts';
import type { ReceiptGraph } from './receiptGraph.ts';

const recorded = (name: string): ReceiptGraph => {
  const file = new URL(`../../public/recorded/${name}.json`, import.meta.url);
  return receiptGraph([buildTrace(JSON.parse(readFileSync(file, 'utf8')) as TraceMaterial)]);
};

/** A line a node, and below it where its arrows lead. */
const said = ({ nodes, arrows }: ReceiptGraph): string =>
  nodes
    .flatMap(({ id, kind, account, actions, block, outcome, says, handsOn }) => [
      [`${id}:`, kind, account, actions.join(' + '), block ?? '', outcome, says, handsOn ? `(that of ${handsOn})` : '']
        .filter((part) => part !== '')
        .join(' '),
      ...arrows
        .filter(({ from }) => from === id)
        .map((arrow) => `   ${arrow.kind}${arrow.failed ? ' of a failure' : ''} → ${arrow.to}`),
    ])
    .join('\n');

describe('the graph of a run', () => {
  it('joins two results in one callback, in the order in which they were asked for', () => {
    expect(said(recorded('two-calls-one-callback'))).toMatchInlineSnapshot(`
      "1: transaction alice.test run 3 ok
         created → 2
      2: receipt script.test run 4 ok → a promise (that of 5)
         created → 3
         created → 4
         callback → 5
      3: receipt script2.test run 5 ok → “left”
         data → 5
      4: receipt script3.test run 5 ok → “right”
         data → 5
      5: receipt script.test cb 6 ok → “joined”
         data → result
      result: result alice.test ok → “joined”"
    `);
  });

  it('tells the callback of a failure', () => {
    expect(said(recorded('callee-fails'))).toMatchInlineSnapshot(`
      "1: transaction alice.test run 3 ok
         created → 2
      2: receipt script.test run 4 ok → a promise (that of 4)
         created → 3
         callback → 4
      3: receipt script2.test run 5 fail “callee”
         data of a failure → 4
      4: receipt script.test cb 6 ok → “handled”
         data → result
      result: result alice.test ok → “handled”"
    `);
  });

  it('has somebody from outside resume a yield', () => {
    expect(said(recorded('yield-and-resume'))).toMatchInlineSnapshot(`
      "1: transaction alice.test run 3 ok
         created → 2
      2: receipt script.test run 4 ok → a promise (that of 3)
         callback → 3
      outside 3: outside 11 ok resumed from outside
         data → 3
      3: yield script.test cb 11 ok → “the answer”
         data → result
      result: result alice.test ok → “the answer”"
    `);
  });

  it('is nothing without a transaction', () => {
    expect(receiptGraph([])).toEqual({ nodes: [], arrows: [] });
  });
});

import { expect, it } from 'vitest';
import type { Trace } from '../../trace/trace.ts';
import { groupByTime } from './groupByTime.ts';

/** A transaction in block `begin`, a receipt in `end`, and a refund a block later. */
const trace = (txHash: string, begin: number, end: number) =>
  ({
    txHash,
    steps: [
      { kind: 'transaction', ranAt: begin },
      { kind: 'action', ranAt: end },
      { kind: 'gasRefund', ranAt: end + 1 },
    ],
  }) as unknown as Trace;

it('puts together what ran at the same time, in the order of its blocks', () => {
  const refused = { txHash: 'refused', steps: [] } as unknown as Trace;
  const groups = groupByTime([
    trace('d', 110, 112),
    trace('a', 101, 104),
    refused,
    trace('b', 103, 106),
    trace('c', 107, 108),
  ]);
  expect(groups.map((group) => group.map(({ txHash }) => txHash))).toEqual([['a', 'b'], ['c'], ['d']]);
});

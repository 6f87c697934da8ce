import { expect, test } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from './buildTrace.ts';
import { collectTrace } from './collectTrace.ts';
import { joinTraces, overlap } from './joinTraces.ts';
import type { Trace, TraceStep } from './trace.ts';

async function aTrace(): Promise<Trace> {
  const network = openRecording('promises--promise-callback-not-returned');
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  return buildTrace(await collectTrace(network.request, transaction));
}

/** The same transaction by somebody else, so many blocks later. */
function later(trace: Trace, blocks: number): Trace {
  const name = (id: string) => `${id} again`;
  const move = (height: number | null) => height && height + blocks;
  return {
    ...trace,
    txHash: name(trace.txHash),
    steps: trace.steps.map((step) => ({
      ...step,
      id: name(step.id),
      createdBy: step.createdBy && name(step.createdBy),
      ranAt: move(step.ranAt),
    })),
    blocks: trace.blocks.map((block) => ({ ...block, hash: `${block.hash} + ${blocks}`, height: move(block.height) })),
  };
}

const shape = (steps: readonly TraceStep[]) =>
  steps.map(({ id, ranAt, number, kind }) => `${ranAt} ${number ?? kind}${id.endsWith('again') ? "'" : ''}`);

test('what ran in one block stands together, and receipts are numbered through', async () => {
  const first = await aTrace();
  const joined = joinTraces([first, later(first, 1)]);
  expect(shape(joined.steps)).toMatchInlineSnapshot(`
    [
      "3 transaction",
      "4 transaction'",
      "4 1",
      "5 2",
      "5 3'",
      "5 gasRefund",
      "6 gasRefund",
      "6 4'",
      "6 5",
      "6 gasRefund'",
      "7 gasRefund",
      "7 gasRefund'",
      "7 6'",
      "8 gasRefund'",
    ]
  `);
  expect(joined.blocks.map(({ height }) => height)).toEqual([3, 4, 4, 5, 5, 6, 6, 7, 7, 8]);
});

test('two transactions overlap when one began before the other was over; a refund that is still on its way does not count', async () => {
  const first = await aTrace();
  const blocks = 4;
  expect(overlap([first, later(first, blocks - 1)])).toBe(true);
  expect(overlap([first, later(first, blocks)])).toBe(false);
  expect(overlap([first])).toBe(false);
  expect(overlap([])).toBe(false);
});

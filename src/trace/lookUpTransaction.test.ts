import { expect, it } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { lookUpTransaction } from './lookUpTransaction.ts';
import type { Trace } from './trace.ts';

function open(name: string) {
  const network = openRecording(name);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error(`${name} has no transaction.`);
  return { network, hash: transaction.txHash, senderId: transaction.senderId };
}

it('finds a transaction by its hash alone, and learns who signed it', async () => {
  const { network, hash, senderId } = open('promises--promise-and');
  const traces: Trace[] = [];
  await lookUpTransaction({
    request: network.request,
    hash,
    accountId: null,
    onTrace: (trace) => traces.push(trace),
    signal: new AbortController().signal,
  });
  expect(traces).toHaveLength(1);
  expect(traces[0]).toMatchObject({ final: true });
  expect(traces[0]?.steps[0]).toMatchObject({ predecessorId: senderId });
  expect(network.asked.filter((method) => method === 'EXPERIMENTAL_tx_status')).toHaveLength(1);
});

it('follows one that still runs, look by look, to its end', async () => {
  const { network, hash, senderId } = open('promises--promise-and');
  const heights = network.heights.filter((height) => height > 3);
  network.goTo(3);
  const steps: number[] = [];
  await lookUpTransaction({
    request: network.request,
    hash,
    accountId: senderId,
    onTrace: (trace) => steps.push(trace.steps.length),
    signal: new AbortController().signal,
    pause: async () => network.goTo(heights.shift() ?? Infinity),
  });
  expect(steps.length).toBeGreaterThan(2);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

it('rejects with what the network said of one it does not know, and stops when it is told to', async () => {
  const { network, hash } = open('promises--promise-and');
  const signal = AbortSignal.abort();
  await expect(
    lookUpTransaction({ request: network.request, hash: 'nope', accountId: null, onTrace: () => {}, signal }),
  ).rejects.toThrow("doesn't exist");
  network.goTo(3);
  const seen: Trace[] = [];
  await lookUpTransaction({
    request: network.request,
    hash,
    accountId: null,
    onTrace: (trace) => seen.push(trace),
    signal,
  });
  expect(network.asked.length).toBeLessThan(20);
});

import { expect, test } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { createLiveTrace } from './liveTrace.ts';
import type { Trace } from './trace.ts';

test('a trace grows with every block until it is final', async () => {
  const network = openRecording('promises--promise-callback-not-returned');
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  const seen: Trace[] = [];
  const live = createLiveTrace({ ...transaction, request: network.request, onTrace: (trace) => void seen.push(trace) });
  for (const height of network.heights.filter((h) => h >= 3)) {
    network.goTo(height);
    await live.update();
  }
  const final = await live.final;
  const told = seen.map((t) =>
    t.steps.map((s) => `${s.number ?? s.kind[0]}${s.status.type === 'Pending' ? '…' : `@${s.ranAt}`}`).join(' '),
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "t@3 1…",
      "t@3 1@4 u… u… u…",
      "t@3 1@4 2@5 g@5 3… u…",
      "t@3 1@4 2@5 g@5 g@6 3@6 u…",
      "t@3 1@4 2@5 g@5 g@6 3@6 g@7",
      "t@3 1@4 2@5 g@5 g@6 3@6 g@7",
    ]
  `);
  expect(final).toBe(seen.at(-1));
  expect(final.failedInside).toBe(false);
});

test('a block and its chunk are asked for once', async () => {
  const network = openRecording('promises--promise-callback-not-returned');
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  const live = createLiveTrace({ ...transaction, request: network.request, onTrace: () => {} });
  for (const height of network.heights.filter((h) => h >= 3)) {
    network.goTo(height);
    await live.update();
  }
  const chunks = network.asked.filter((m) => m === 'chunk').length;
  expect(chunks).toBe(4);
});

test('updates that come while one is under way become one more', async () => {
  const network = openRecording('promises--promise-returned');
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  network.goTo(4);
  const live = createLiveTrace({ ...transaction, request: network.request, onTrace: () => {} });
  await Promise.all([live.update(), live.update(), live.update(), live.update()]);
  expect(network.asked.filter((m) => m === 'EXPERIMENTAL_tx_status')).toHaveLength(2);
});

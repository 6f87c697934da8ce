import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace, isRefund } from './buildTrace.ts';
import { collectTrace } from './collectTrace.ts';
import type { OutcomeAnswer, TxStatusAnswer } from './material.ts';
import type { Trace } from './trace.ts';
import { traceToText } from './traceToText.ts';

async function tracesOf(name: string): Promise<readonly Trace[]> {
  const network = openRecording(name);
  return Promise.all(network.transactions.map(async (t) => buildTrace(await collectTrace(network.request, t))));
}

async function textOf(name: string, which = 0): Promise<string> {
  const trace = (await tracesOf(name))[which];
  if (!trace) throw new Error(`${name} has no transaction ${which}`);
  return traceToText(trace);
}

describe('as text', () => {
  test('a promise that is made and returned', async () => {
    expect(await textOf('promises--promise-returned')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned “theirs” · 2 receipts · 2 refunds · 4 blocks · 2.90 Tgas burnt, 100 Tgas attached

      3  transaction  alice.test → script.test  run(78 bytes 0x020c0000…)  0.31 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(78 bytes 0x020c0000…)  1.23 Tgas  ✓ → what receipt 2 will return
         made receipt 2
      5  receipt 2  script.test → script2.test  run(12 bytes 0x02060000…)  0.91 Tgas  ✓ → “theirs”
      5  refund of gas to alice.test: 0.0798 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0207 NEAR, from receipt 2"
    `);
  });
  test('three calls one after another', async () => {
    expect(await textOf('promises--promise-chain')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned 3 · 4 receipts · 4 refunds · 6 blocks · 6.05 Tgas burnt, 100 Tgas attached

      3  transaction  alice.test → script.test  run(469 bytes 0x020c0000…)  0.33 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(469 bytes 0x020c0000…)  2.04 Tgas  ✓ → what receipt 4 will return
         made receipt 2, receipt 3, receipt 4
      5  receipt 2  script.test → script2.test  run(0x0201000000312a)  0.91 Tgas  ✓ → 1
         sent its result to receipt 3
      5  refund of gas to alice.test: 0.053 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0157 NEAR, from receipt 2
      6  receipt 3  script.test → script3.test  run(134 bytes 0x01000000…)  0.94 Tgas  ✓ → 2
         waited 2 blocks for receipt 2 (1)
         sent its result to receipt 4
         log: result 0 ok
         log: 1
      7  refund of gas to alice.test: 0.0157 NEAR, from receipt 3
      7  receipt 4  script.test → script.test  cb(134 bytes 0x01000000…)  0.94 Tgas  ✓ → 3
         waited 3 blocks for receipt 3 (2)
         log: result 0 ok
         log: 2
      8  refund of gas to alice.test: 0.0157 NEAR, from receipt 4"
    `);
  });
  test('two calls at once and one callback for both', async () => {
    expect(await textOf('promises--promise-and')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned “joined” · 4 receipts · 4 refunds · 5 blocks · 6.05 Tgas burnt, 100 Tgas attached

      3  transaction  alice.test → script.test  run(524 bytes 0x020c0000…)  0.33 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(524 bytes 0x020c0000…)  2.04 Tgas  ✓ → what receipt 4 will return
         made receipt 2, receipt 3, receipt 4
      5  receipt 2  script.test → script2.test  run(10 bytes 0x02040000…)  0.91 Tgas  ✓ → “left”
         sent its result to receipt 4
      5  receipt 3  script.test → script3.test  run(11 bytes 0x02050000…)  0.91 Tgas  ✓ → “right”
         sent its result to receipt 4
      5  refund of gas to alice.test: 0.048 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0157 NEAR, from receipt 2
      6  refund of gas to alice.test: 0.0157 NEAR, from receipt 3
      6  receipt 4  script.test → script.test  cb(266 bytes 0x01000000…)  0.97 Tgas  ✓ → “joined”
         waited 2 blocks for receipt 2 (“left”), receipt 3 (“right”)
         log: result 0 ok
         log: left
         log: result 1 ok
         log: right
      7  refund of gas to alice.test: 0.0207 NEAR, from receipt 4"
    `);
  });
  test('a callback that panics', async () => {
    expect(await textOf('promises--promise-callback-panics')).toMatchInlineSnapshot(`
      "alice.test → script.test: failed: cb stopped itself with the message “callback”. · 3 receipts · 3 refunds · 5 blocks · 4.68 Tgas burnt, 100 Tgas attached

      3  transaction  alice.test → script.test  run(249 bytes 0x02060000…)  0.32 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(249 bytes 0x02060000…)  1.71 Tgas  ✓ → what receipt 3 will return
         made receipt 2, receipt 3
      5  receipt 2  script.test → script2.test  run(41 bytes 0x02060000…)  0.98 Tgas  ✓ → “fine”
         sent its result to receipt 3
      5  refund of gas to alice.test: 0.0589 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0207 NEAR, from receipt 2
      6  receipt 3  script.test → script.test  cb(48 bytes 0x02060000…)  1.00 Tgas  ✕ cb stopped itself with the message “callback”.
         waited 2 blocks for receipt 2 (“fine”)
      7  refund of gas to alice.test: 0.0207 NEAR, from receipt 3"
    `);
  });
  test('success with a failure inside: the deposit of a failed call goes back to the contract', async () => {
    expect(await textOf('promises--promise-deposit-returned')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned 16 bytes 0x00000052… · 3 receipts · 4 refunds · 5 blocks · 4.66 Tgas burnt, 100 Tgas attached
      It reads success, but 1 receipt inside failed.

      3  transaction  alice.test → script.test  run(166 bytes 0x020c0000…) with 2 NEAR  0.32 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(166 bytes 0x020c0000…) with 2 NEAR  1.63 Tgas  ✓ → what receipt 3 will return
         made receipt 2, receipt 3
      5  receipt 2  script.test → script2.test  run(0x02020000006e6f2c) with 2 NEAR  0.91 Tgas  ✕ run stopped itself with the message “no”.
         told of its failure: receipt 3
      5  refund of gas to alice.test: 0.0589 NEAR, from receipt 1
      6  refund of deposit to script.test: 2 NEAR, from receipt 2
      6  refund of gas to alice.test: 0.0207 NEAR, from receipt 2
      6  receipt 3  script.test → script.test  cb(29 bytes 0x01008000…)  0.91 Tgas  ✓ → 16 bytes 0x00000052…
         waited 2 blocks for receipt 2 (failed)
      7  refund of gas to alice.test: 0.0207 NEAR, from receipt 3"
    `);
  });
  test('a callback whose result nobody returns', async () => {
    expect(await textOf('promises--promise-callback-not-returned')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, nothing returned · 3 receipts · 3 refunds · 5 blocks · 4.47 Tgas burnt, 100 Tgas attached

      3  transaction  alice.test → script.test  run(263 bytes 0x020c0000…)  0.32 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(263 bytes 0x020c0000…)  1.63 Tgas  ✓
         made receipt 2, receipt 3
      5  receipt 2  script.test → script2.test  run(11 bytes 0x02050000…)  0.91 Tgas  ✓ → “hello”
         sent its result to receipt 3
      5  refund of gas to alice.test: 0.0589 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0207 NEAR, from receipt 2
      6  receipt 3  script.test → script.test  cb(127 bytes 0x01000000…)  0.94 Tgas  ✓
         waited 2 blocks for receipt 2 (“hello”)
         log: result 0 ok
         log: hello
      7  refund of gas to alice.test: 0.0207 NEAR, from receipt 3"
    `);
  });
  test('a yield that another transaction resumes', async () => {
    expect(await textOf('yields--yield-resume')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned “the answer” · 2 receipts · 2 refunds · 10 blocks · 3.25 Tgas burnt, 100 Tgas attached

       3  transaction  alice.test → script.test  run(271 bytes 0x02020000…)  0.32 Tgas  ✓
          made receipt 1
       4  receipt 1  alice.test → script.test  run(271 bytes 0x02020000…)  1.53 Tgas  ✓ → what receipt 2 will return
          made receipt 2
       5  refund of gas to alice.test: 0.0798 NEAR, from receipt 1
      6–10  (nothing of it runs)
      11  receipt 2  script.test → script.test  cb(166 bytes 0x01000000…)  0.95 Tgas  ✓ → “the answer”
          waited 7 blocks for somebody to resume it (“the answer”)
          log: result 0 ok
          log: the answer
      12  refund of gas to alice.test: 0.0207 NEAR, from receipt 2"
    `);
  });
  test('a yield that nobody resumes', async () => {
    expect(await textOf('yields--yield-timeout')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned “timed out” · 2 receipts · 2 refunds · 204 blocks · 3.22 Tgas burnt, 100 Tgas attached

        3  transaction  alice.test → script.test  run(247 bytes 0x02020000…)  0.32 Tgas  ✓
           made receipt 1
        4  receipt 1  alice.test → script.test  run(247 bytes 0x02020000…)  1.53 Tgas  ✓ → what receipt 2 will return
           made receipt 2
        5  refund of gas to alice.test: 0.0798 NEAR, from receipt 1
      6–204  (nothing of it runs)
      205  receipt 2  script.test → script.test  cb(142 bytes 0x01000000…)  0.92 Tgas  ✓ → “timed out”
           waited 201 blocks for somebody to resume it, and nobody did
           log: result 0 failed
      206  refund of gas to alice.test: 0.0207 NEAR, from receipt 2"
    `);
  });
  test('a contract that calls itself in its own transaction runs in the same block', async () => {
    expect(await textOf('calls--call-own-contract')).toMatchInlineSnapshot(`
      "script.test → script.test: success, returned “self” · 1 receipt · 1 refund · 2 blocks · 1.44 Tgas burnt, 100 Tgas attached

      3  transaction  script.test → script.test  run(10 bytes 0x02040000…)  0.31 Tgas  ✓
         made receipt 1
      3  receipt 1  script.test → script.test  run(10 bytes 0x02040000…)  0.91 Tgas  ✓ → “self”
      4  refund of gas to script.test: 0.1 NEAR, from receipt 1"
    `);
  });
  test('JSON arguments and results are read as they are', async () => {
    expect(await textOf('sdk-js--sdk-js-caller', 1)).toMatchInlineSnapshot(`
      "alice.test → caller.test: failed: query_greeting_callback used up the gas that was attached to it and was stopped. · 3 receipts · 3 refunds · 5 blocks · 19.1 Tgas burnt, 100 Tgas attached

       9  transaction  alice.test → caller.test  query_greeting({})  0.31 Tgas  ✓
          made receipt 1
      10  receipt 1  alice.test → caller.test  query_greeting({})  7.10 Tgas  ✓ → what receipt 3 will return
          made receipt 2, receipt 3
      11  receipt 2  caller.test → hello.test  get_greeting({})  5.10 Tgas  ✓ → "Hello"
          sent its result to receipt 3
      11  refund of gas to alice.test: 0.0884 NEAR, from receipt 1
      12  refund of gas to alice.test: 0.00537 NEAR, from receipt 2
      12  receipt 3  caller.test → caller.test  query_greeting_callback({})  5.89 Tgas  ✕ query_greeting_callback used up the gas that was attached to it and was stopped.
          waited 2 blocks for receipt 2 ("Hello")
      13  refund of gas to alice.test: 0.00529 NEAR, from receipt 3"
    `);
  });
  test('an account that is created, funded and called in one receipt', async () => {
    expect(await textOf('promises--promise-batch-create-account')).toMatchInlineSnapshot(`
      "alice.test → script.test: success, returned 0x0100000000000000 · 2 receipts · 2 refunds · 4 blocks · 11.6 Tgas burnt, 200 Tgas attached

      3  transaction  alice.test → script.test  run(418 bytes 0x02110000…) with 3 NEAR  0.33 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → script.test  run(418 bytes 0x02110000…) with 3 NEAR  2.16 Tgas  ✓ → what receipt 2 will return
         made receipt 2
      5  receipt 2  script.test → child.script.test  create account, transfer 3 NEAR, add key, deploy contract, bump()  8.65 Tgas  ✓ → 0x0100000000000000
         log: bumped
      5  refund of gas to alice.test: 0.172 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0213 NEAR, from receipt 2"
    `);
  });
  test('a delegated call', async () => {
    expect(await textOf('delegates--delegate-call')).toMatchInlineSnapshot(`
      "alice.test → bob.test: success, nothing returned · 2 receipts · 2 refunds · 4 blocks · 2.41 Tgas burnt, 30 Tgas attached

      3  transaction  alice.test → bob.test  for bob.test: run(98 bytes 0x01000000…) with 7 yoctoNEAR on script.test  0.51 Tgas  ✓
         made receipt 1
      4  receipt 1  alice.test → bob.test  for bob.test: run(98 bytes 0x01000000…) with 7 yoctoNEAR on script.test  0.51 Tgas  ✓
         made receipt 2
      5  receipt 2  bob.test → script.test  run(98 bytes 0x01000000…) with 7 yoctoNEAR  0.94 Tgas  ✓ → “bob.test”
         log: alice.test
      5  refund of gas to alice.test: 0.000461 NEAR, from receipt 1
      6  refund of gas to alice.test: 0.0307 NEAR, from receipt 2"
    `);
  });
});

test('a transaction in its first block shows the receipt that is on its way', async () => {
  const network = openRecording('promises--promise-returned');
  network.goTo(3);
  const [t] = network.transactions;
  if (!t) throw new Error('no transaction');
  expect(traceToText(buildTrace(await collectTrace(network.request, t)))).toMatchInlineSnapshot(`
    "alice.test → script.test: still running · 1 receipt · 1 block · 0.31 Tgas burnt, 100 Tgas attached

          3  transaction  alice.test → script.test  run(78 bytes 0x020c0000…)  0.31 Tgas  ✓
             made receipt 1
    not yet  receipt 1  alice.test → script.test  run(78 bytes 0x020c0000…)  … on its way"
  `);
});

test('a callback is seen waiting before its data comes', async () => {
  const network = openRecording('promises--promise-callback-not-returned');
  network.goTo(5);
  const [t] = network.transactions;
  if (!t) throw new Error('no transaction');
  expect(traceToText(buildTrace(await collectTrace(network.request, t)))).toMatchInlineSnapshot(`
    "alice.test → script.test: success, nothing returned · 3 receipts · 1 refund · 3 blocks · 3.08 Tgas burnt, 100 Tgas attached

          3  transaction  alice.test → script.test  run(263 bytes 0x020c0000…)  0.32 Tgas  ✓
             made receipt 1
          4  receipt 1  alice.test → script.test  run(263 bytes 0x020c0000…)  1.63 Tgas  ✓
             made receipt 2, receipt 3
          5  receipt 2  script.test → script2.test  run(11 bytes 0x02050000…)  0.91 Tgas  ✓ → “hello”
             sent its result to receipt 3
          5  refund of gas to alice.test: 0.0589 NEAR, from receipt 1
    not yet  receipt 3  script.test → script.test  cb(127 bytes 0x01000000…)  … waits
             waits for receipt 2 (“hello”)

    The next block will tell what 1 receipt just made will do."
  `);
});

test('a network that tells receipts by id shows what was just made', async () => {
  const network = openRecording('promises--promise-callback-not-returned');
  const [t] = network.transactions;
  if (!t) throw new Error('no transaction');
  const all = new Map((await collectTrace(network.request, t)).status?.receipts?.map((r) => [r.receipt_id, r]));
  network.goTo(4);
  const request: typeof network.request = async (method, params) =>
    method === 'EXPERIMENTAL_receipt'
      ? all.get((params as { receipt_id: string }).receipt_id)
      : network.request(method, params);
  const told = traceToText(buildTrace(await collectTrace(request, t))).split('\n');
  expect(told.filter((line) => line.includes('not yet'))).toMatchInlineSnapshot(`
    [
      "not yet  receipt 2  script.test → script2.test  run(11 bytes 0x02050000…)  … on its way",
      "not yet  receipt 3  script.test → script.test  cb(127 bytes 0x01000000…)  … waits",
      "not yet  refund of gas to alice.test: 0.0589 NEAR, from receipt 1",
    ]
  `);
});

test('without chunks, data is inferred from the ids', async () => {
  const network = openRecording('promises--promise-and');
  const [t] = network.transactions;
  if (!t) throw new Error('no transaction');
  const material = await collectTrace(network.request, t);
  const full = buildTrace(material);
  const inferred = buildTrace({ ...material, chunks: [] });
  expect(inferred.data).toEqual(full.data.map((d) => ({ ...d, seen: false })));
});

test('when a node has forgotten the blocks, the order of causes stays', async () => {
  const network = openRecording('promises--promise-chain');
  const [t] = network.transactions;
  if (!t) throw new Error('no transaction');
  const material = await collectTrace(network.request, t);
  const trace = buildTrace({ ...material, blocks: [], chunks: [] });
  const created = trace.steps.map((s) => trace.steps.findIndex((p) => p.id === s.createdBy));
  expect(created.every((parent, i) => parent < i)).toBe(true);
  expect(trace.blocks.every((b) => b.height === null)).toBe(true);
});

/** The answers of a node, spoilt. */
async function spoilt(
  change: (status: TxStatusAnswer, outcomes: readonly OutcomeAnswer[]) => Partial<TxStatusAnswer>,
): Promise<Trace> {
  const network = openRecording('promises--promise-deposit-returned');
  const [t] = network.transactions;
  if (!t) throw new Error('no transaction');
  const material = await collectTrace(network.request, t);
  if (!material.status) throw new Error('no status');
  const status = { ...material.status, ...change(material.status, material.status.receipts_outcome ?? []) };
  return buildTrace({ ...material, status, chunks: [] });
}

const receiptsOf = (trace: Trace): readonly string[] =>
  traceToText(trace)
    .split('\n')
    .filter((line) => line === '' || /receipt \d+ {2}|the network|^\w+.test →|run yet/.test(line));

test('receipts of which only the outcomes are told, or of an unknown kind, are drawn where they ran', async () => {
  const without = await spoilt(() => ({ receipts: [] }));
  const strange = await spoilt(({ receipts = [] }) => ({ receipts: receipts.map((r) => ({ ...r, receipt: {} })) }));
  expect(receiptsOf(without)).toMatchInlineSnapshot(`
    [
      "alice.test → script.test: success, returned 16 bytes 0x00000052… · 3 receipts · 5 blocks · 4.66 Tgas burnt, 100 Tgas attached",
      "",
      "4  receipt 1  alice.test → script.test  run(166 bytes 0x020c0000…) with 2 NEAR  1.63 Tgas  ✓ → what receipt 3 will return",
      "5  receipt 2  on script2.test  unknown  0.91 Tgas  ✕ the method stopped itself with the message “no”.",
      "6  receipt 3  on script.test  unknown  0.91 Tgas  ✓ → 16 bytes 0x00000052…",
      "",
      "Of 6 receipts the network tells how they ended, and not what they were to do.",
    ]
  `);
  expect(receiptsOf(strange)).toMatchInlineSnapshot(`
    [
      "alice.test → script.test: success, returned 16 bytes 0x00000052… · 3 receipts · 5 blocks · 4.66 Tgas burnt, 100 Tgas attached",
      "",
      "4  receipt 1  on script.test  unknown  1.63 Tgas  ✓ → what receipt 3 will return",
      "5  receipt 2  on script2.test  unknown  0.91 Tgas  ✕ the method stopped itself with the message “no”.",
      "6  receipt 3  on script.test  unknown  0.91 Tgas  ✓ → 16 bytes 0x00000052…",
      "",
      "Of 7 receipts the network tells how they ended, and not what they were to do.",
    ]
  `);
});

test('outcomes that end in no known way, and outcomes that are missing, are said to be', async () => {
  const odd = await spoilt((_, all) => ({
    receipts_outcome: all.map((o) => ({ ...o, outcome: { ...o.outcome, status: { SuccessOfANewKind: 1 } } })),
  }));
  const cut = await spoilt((_, all) => ({ receipts_outcome: all.slice(0, 2) }));
  expect(receiptsOf(odd)).toMatchInlineSnapshot(`
    [
      "alice.test → script.test: success, returned 16 bytes 0x00000052… · 3 receipts · 4 refunds · 5 blocks · 4.66 Tgas burnt, 100 Tgas attached",
      "",
      "4  receipt 1  alice.test → script.test  run(166 bytes 0x020c0000…) with 2 NEAR  1.63 Tgas  ? ended, nobody tells how",
      "5  receipt 2  script.test → script2.test  run(0x02020000006e6f2c) with 2 NEAR  0.91 Tgas  ? ended, nobody tells how",
      "6  receipt 3  script.test → script.test  cb(29 bytes 0x01008000…)  0.91 Tgas  ? ended, nobody tells how",
      "",
      "How 7 receipts ended, the network does not tell.",
    ]
  `);
  expect(receiptsOf(cut)).toMatchInlineSnapshot(`
    [
      "alice.test → script.test: success, returned 16 bytes 0x00000052… · 3 receipts · 3 refunds · 3 blocks · 2.86 Tgas burnt, 100 Tgas attached",
      "",
      "      4  receipt 1  alice.test → script.test  run(166 bytes 0x020c0000…) with 2 NEAR  1.63 Tgas  ✓ → what receipt 3 will return",
      "      5  receipt 2  script.test → script2.test  run(0x02020000006e6f2c) with 2 NEAR  0.91 Tgas  ✕ run stopped itself with the message “no”.",
      "not yet  receipt 3  script.test → script.test  cb(29 bytes 0x01008000…)  … waits",
      "",
      "What became of 4 receipts, the network does not tell.",
    ]
  `);
});

test('a transaction that a node knows and has not run gives an empty trace that says so', async () => {
  const trace = await spoilt(() => ({ transaction_outcome: undefined, final_execution_status: 'NONE' }));
  expect([trace.steps, trace.unknown]).toEqual([[], ['The transaction has not run yet.']]);
});

test('a transaction that the network does not know gives an empty trace that says so', async () => {
  const network = openRecording('promises--promise-chain');
  const trace = buildTrace(await collectTrace(network.request, { txHash: 'nothing', senderId: 'alice.test' }));
  expect(trace.steps).toEqual([]);
  expect(traceToText(trace)).toContain('The network does not know the transaction');
});

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

test.each(names)(
  '%s: every receipt has one creator, runs after it, and every piece of data finds its receipt',
  async (name) => {
    for (const trace of await tracesOf(name)) {
      const byId = new Map(trace.steps.map((s) => [s.id, s]));
      expect(byId.size).toBe(trace.steps.length);
      for (const step of trace.steps.slice(1)) {
        const parent = byId.get(step.createdBy ?? '');
        expect(parent?.receiptIds).toContain(step.id);
        expect(step.ranAt).toBeGreaterThanOrEqual(parent?.ranAt ?? Infinity);
        expect(step.kind).not.toBe('unknown');
      }
      for (const data of trace.data) {
        expect(data.to).not.toBeNull();
        expect(data.value.type).not.toBe('Pending');
      }
      const heights = trace.steps.map((s) => s.ranAt ?? 0);
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      expect(trace.steps.filter(isRefund).every((s) => s.number === null)).toBe(true);
    }
  },
);

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace, isRefund } from './buildTrace.ts';
import { collectTrace } from './collectTrace.ts';
import { joinTraces } from './joinTraces.ts';
import type { Trace } from './trace.ts';
import type { WhyQuestion } from './why.ts';
import { explain, whyToText } from './why.ts';

async function traceOf(name: string, which = 0, at?: number): Promise<Trace> {
  const network = openRecording(name);
  const transaction = network.transactions[which];
  if (!transaction) throw new Error(`${name} has no transaction ${which}`);
  if (at !== undefined) network.goTo(at);
  return buildTrace(await collectTrace(network.request, transaction));
}

function ask(trace: Trace, question: WhyQuestion): string {
  const why = explain(trace, question);
  return why ? whyToText(why) : 'nothing to tell';
}

const receipt = (trace: Trace, number: number): string => trace.steps.find((s) => s.number === number)?.id ?? '';

test('a log in a callback', async () => {
  const trace = await traceOf('promises--promise-callback-not-returned');
  expect(ask(trace, { type: 'log', stepId: receipt(trace, 3), index: 1 })).toMatchInlineSnapshot(`
    "Why did receipt 3 log “hello”?
    ← Receipt 3, cb on script.test, wrote this log in block 6.
    ← It was made in block 4 to wait for the result of receipt 2. That arrived in block 6, and then it ran, 2 blocks after it was made.
    ← Receipt 2, run on script2.test, returned “hello” in block 5, and that went to receipt 3 as data.
    ← Receipt 1, run on script.test, made receipt 2 and receipt 3 in block 4. It attached 20 Tgas to receipt 2 and 20 Tgas to receipt 3.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(263 bytes 0x020c0000…) on script.test, with 100 Tgas attached."
  `);
});

test('the value of a transaction whose first receipt returned a promise', async () => {
  const trace = await traceOf('promises--promise-chain');
  expect(ask(trace, { type: 'result' })).toMatchInlineSnapshot(`
    "Why did the transaction return 3?
    ← The result of a transaction is that of the receipt it became: receipt 1. Receipt 1 returned the promise of receipt 4. So what receipt 4 returns is the result.
    ← Receipt 4, cb on script.test, returned 3 in block 7.
    ← It was made in block 4 to wait for the result of receipt 3. That arrived in block 7, and then it ran, 3 blocks after it was made.
    ← Receipt 3, run on script3.test, returned 2 in block 6, and that went to receipt 4 as data. It was made in block 4 to wait for the result of receipt 2. That arrived in block 6, and then it ran, 2 blocks after it was made.
    ← Receipt 2, run on script2.test, returned 1 in block 5, and that went to receipt 3 as data.
    ← Receipt 1, run on script.test, made receipt 2, receipt 3 and receipt 4 in block 4. It attached 15 Tgas to receipt 2, 15 Tgas to receipt 3 and 15 Tgas to receipt 4.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(469 bytes 0x020c0000…) on script.test, with 100 Tgas attached."
  `);
});

test('a callback that waited for two', async () => {
  const trace = await traceOf('promises--promise-and');
  expect(ask(trace, { type: 'outcome', stepId: receipt(trace, 4) })).toMatchInlineSnapshot(`
    "Why did receipt 4 return “joined”?
    ← Receipt 4, cb on script.test, returned “joined” in block 6.
    ← It was made in block 4 to wait for the results of receipt 2 and receipt 3. Both arrived in block 6, and then it ran, 2 blocks after it was made.
    ← Receipt 3, run on script3.test, returned “right” in block 5, and that went to receipt 4 as data.
    ← Receipt 2, run on script2.test, returned “left” in block 5, and that went to receipt 4 as data.
    ← Receipt 1, run on script.test, made receipt 2, receipt 3 and receipt 4 in block 4. It attached 15 Tgas to receipt 2, 15 Tgas to receipt 3 and 20 Tgas to receipt 4.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(524 bytes 0x020c0000…) on script.test, with 100 Tgas attached."
  `);
});

test('a transaction that reads success, and a deposit that came back', async () => {
  const trace = await traceOf('promises--promise-deposit-returned');
  const refund = trace.steps.find((s) => s.kind === 'depositRefund')?.id ?? '';
  expect(ask(trace, { type: 'result' })).toMatchInlineSnapshot(`
    "Why did the transaction return 16 bytes 0x00000052…?
    ← The result of a transaction is that of the receipt it became: receipt 1. Receipt 1 returned the promise of receipt 3. So what receipt 3 returns is the result.
    ← Receipt 2 (run) failed, and that does not count: only receipt 3 does.
    ← Receipt 3, cb on script.test, returned 16 bytes 0x00000052… in block 6.
    ← It was made in block 4 to wait for the result of receipt 2. That arrived in block 6, and then it ran, 2 blocks after it was made.
    ← Receipt 2, run on script2.test, failed in block 5: run stopped itself with the message “no”. A promise that fails brings no value: receipt 3 only learned that it failed, and ran all the same.
    ← Receipt 1, run on script.test, made receipt 2 and receipt 3 in block 4. It attached 20 Tgas and 2 NEAR to receipt 2 and 20 Tgas to receipt 3.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(166 bytes 0x020c0000…) with 2 NEAR on script.test, with 100 Tgas attached."
  `);
  expect(ask(trace, { type: 'refund', stepId: refund })).toMatchInlineSnapshot(`
    "Why does script.test get this back?
    ← Receipt 2, run on script2.test, carried 2 NEAR and failed in block 5. The deposit goes back to where it came from: script.test, the predecessor, and not to alice.test, who signed.
    ← Receipt 2, run on script2.test, failed in block 5: run stopped itself with the message “no”.
    ← Receipt 1, run on script.test, made receipt 2 in block 4. It attached 20 Tgas and 2 NEAR to receipt 2.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(166 bytes 0x020c0000…) with 2 NEAR on script.test, with 100 Tgas attached."
  `);
});

test('a callback that ran out of gas', async () => {
  const trace = await traceOf('sdk-js--sdk-js-caller', 1);
  expect(ask(trace, { type: 'result' })).toMatchInlineSnapshot(`
    "Why did the transaction fail?
    ← The result of a transaction is that of the receipt it became: receipt 1. Receipt 1 returned the promise of receipt 3. So what receipt 3 returns is the result.
    ← Receipt 3, query_greeting_callback on caller.test, failed in block 12: query_greeting_callback used up the gas that was attached to it and was stopped. In the protocol's words: FunctionCallError › ExecutionError: Exceeded the prepaid gas. Whatever it had done by then is undone: no state, no promises, no deposit taken.
    ← It was made in block 10 to wait for the result of receipt 2. That arrived in block 12, and then it ran, 2 blocks after it was made.
    ← Receipt 2, get_greeting on hello.test, returned "Hello" in block 11, and that went to receipt 3 as data.
    ← Receipt 1, query_greeting on caller.test, made receipt 2 and receipt 3 in block 10. It attached 5 Tgas to receipt 2 and 5 Tgas to receipt 3.
    ← The transaction became receipt 1 in block 9. alice.test signed it: query_greeting({}) on caller.test, with 100 Tgas attached."
  `);
});

test('the value that a callback got, and a refund of gas', async () => {
  const trace = await traceOf('promises--promise-callback-panics');
  const refund = trace.steps.find((s) => s.kind === 'gasRefund')?.id ?? '';
  expect(ask(trace, { type: 'data', dataId: trace.data[0]?.dataId ?? '' })).toMatchInlineSnapshot(`
    "Why did receipt 3 get “fine”?
    ← Receipt 3, cb on script.test, waited for the result of receipt 2.
    ← Receipt 2, run on script2.test, returned “fine” in block 5. It ran in the block after it was made, as early as it could.
    ← Receipt 1, run on script.test, made receipt 2 in block 4. It attached 20 Tgas to receipt 2.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(249 bytes 0x02060000…) on script.test, with 100 Tgas attached."
  `);
  expect(ask(trace, { type: 'refund', stepId: refund })).toMatchInlineSnapshot(`
    "Why does alice.test get this back?
    ← alice.test gets 0.0589 NEAR back, because it signed the transaction and paid for all gas in advance. Receipt 1 did not use 57.4 Tgas of the gas that was bought for it.
    ← Receipt 1, run on script.test, ran in block 4 and burnt 1.71 Tgas; 100 Tgas were attached to it.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(249 bytes 0x02060000…) on script.test, with 100 Tgas attached."
  `);
});

test('yields: resumed, and out of time', async () => {
  const resumed = await traceOf('yields--yield-resume');
  expect(ask(resumed, { type: 'result' })).toMatchInlineSnapshot(`
    "Why did the transaction return “the answer”?
    ← The result of a transaction is that of the receipt it became: receipt 1. Receipt 1 returned the promise of receipt 2. So what receipt 2 returns is the result.
    ← Receipt 2, cb on script.test, returned “the answer” in block 11.
    ← It was made in block 4 to wait until somebody resumes it. Another transaction did, with “the answer”: so it ran in block 11, 7 blocks after it was made.
    ← Receipt 1, run on script.test, made receipt 2 in block 4. It attached 20 Tgas to receipt 2.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(271 bytes 0x02020000…) on script.test, with 100 Tgas attached."
  `);
  const late = await traceOf('yields--yield-timeout');
  expect(ask(late, { type: 'outcome', stepId: receipt(late, 2) })).toMatchInlineSnapshot(`
    "Why did receipt 2 return “timed out”?
    ← Receipt 2, cb on script.test, returned “timed out” in block 205.
    ← It was made in block 4 to wait until somebody resumes it. Nobody did, and its time ran out: it ran in block 205, 201 blocks after it was made, without a value.
    ← Receipt 1, run on script.test, made receipt 2 in block 4. It attached 20 Tgas to receipt 2.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(247 bytes 0x02020000…) on script.test, with 100 Tgas attached."
  `);
});

test('what still waits', async () => {
  const trace = await traceOf('promises--promise-callback-not-returned', 0, 5);
  expect(ask(trace, { type: 'outcome', stepId: receipt(trace, 3) })).toMatchInlineSnapshot(`
    "Why has receipt 3 not run yet?
    ← Receipt 3, cb on script.test, is made and has not run.
    ← It was made in block 4 to wait for the result of receipt 2. All that it waits for is on its way.
    ← Receipt 2, run on script2.test, returned “hello” in block 5, and that went to receipt 3 as data.
    ← Receipt 1, run on script.test, made receipt 2 and receipt 3 in block 4. It attached 20 Tgas to receipt 2 and 20 Tgas to receipt 3.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(263 bytes 0x020c0000…) on script.test, with 100 Tgas attached."
  `);
});

test('a call of the own account, and one that is delegated', async () => {
  expect(ask(await traceOf('calls--call-own-contract'), { type: 'result' })).toMatchInlineSnapshot(`
    "Why did the transaction return “self”?
    ← The result of a transaction is that of the receipt it became: receipt 1.
    ← Receipt 1, run on script.test, returned “self” in block 3. It ran in the block in which it was made: what the signer does on its own account need not travel.
    ← The transaction became receipt 1 in block 3. script.test signed it: run(10 bytes 0x02040000…) on script.test, with 100 Tgas attached."
  `);
  const delegated = await traceOf('delegates--delegate-call');
  expect(ask(delegated, { type: 'outcome', stepId: receipt(delegated, 2) })).toMatchInlineSnapshot(`
    "Why did receipt 2 return “bob.test”?
    ← Receipt 2, run on script.test, returned “bob.test” in block 5. It ran in the block after it was made, as early as it could.
    ← Receipt 1, delegate on bob.test, made receipt 2 in block 4. It attached 30 Tgas and 7 yoctoNEAR to receipt 2.
    ← The transaction became receipt 1 in block 3. alice.test signed it, to carry out what bob.test had signed: run(98 bytes 0x01000000…) with 7 yoctoNEAR on script.test, with 30 Tgas attached."
  `);
});

test('of several transactions drawn together, each result leads to its own signature', async () => {
  const network = openRecording('yields--yield-resume');
  const traces = await Promise.all(
    network.transactions.map(async (t) => buildTrace(await collectTrace(network.request, t))),
  );
  const [first, second] = traces;
  if (!first || !second) throw new Error('two transactions are needed');
  const joined = joinTraces([first, second]);
  expect(ask(joined, { type: 'result', txHash: first.txHash })).toMatchInlineSnapshot(`
    "Why did the transaction return “the answer”?
    ← The result of a transaction is that of the receipt it became: receipt 1. Receipt 1 returned the promise of receipt 3. So what receipt 3 returns is the result.
    ← Receipt 3, cb on script.test, returned “the answer” in block 11.
    ← It was made in block 4 to wait until somebody resumes it. Receipt 2 did, with “the answer”: so it ran in block 11, 7 blocks after it was made.
    ← Receipt 2, run on script.test, resumed receipt 3 in block 10.
    ← The transaction became receipt 2 in block 9. bob.test signed it: run(97 bytes 0x02070000…) on script.test, with 100 Tgas attached.
    ← Receipt 1, run on script.test, made receipt 3 in block 4. It attached 20 Tgas to receipt 3.
    ← The transaction became receipt 1 in block 3. alice.test signed it: run(271 bytes 0x02020000…) on script.test, with 100 Tgas attached."
  `);
  expect(ask(joined, { type: 'result', txHash: second.txHash })).toMatchInlineSnapshot(`
    "Why did the transaction return 0x0100000000000000?
    ← The result of a transaction is that of the receipt it became: receipt 2.
    ← Receipt 2, run on script.test, returned 0x0100000000000000 in block 10. It ran in the block after it was made, as early as it could.
    ← The transaction became receipt 2 in block 9. bob.test signed it: run(97 bytes 0x02070000…) on script.test, with 100 Tgas attached."
  `);
});

function questionsOf(trace: Trace): readonly WhyQuestion[] {
  return [
    { type: 'result' },
    ...trace.steps.flatMap((s): readonly WhyQuestion[] => [
      { type: 'outcome', stepId: s.id },
      ...s.logs.map((_, index) => ({ type: 'log' as const, stepId: s.id, index })),
      ...(isRefund(s) ? [{ type: 'refund' as const, stepId: s.id }] : []),
    ]),
    ...trace.data.map(({ dataId }) => ({ type: 'data' as const, dataId })),
  ];
}

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

test.each(names)('%s: every value, log, failure and refund leads back to the transaction', async (name) => {
  const network = openRecording(name);
  for (const transaction of network.transactions) {
    const material = await collectTrace(network.request, transaction);
    // As it is, as a node tells it that has forgotten the blocks, and as one that has forgotten what ran.
    const bare = {
      ...material,
      blocks: [],
      chunks: [],
      status: material.status && { ...material.status, receipts: [] },
    };
    for (const trace of [material, { ...material, blocks: [], chunks: [] }, bare].map(buildTrace)) {
      const ids = new Set(trace.steps.map((s) => s.id));
      for (const question of questionsOf(trace)) {
        const why = explain(trace, question);
        expect(why?.links.at(-1)?.stepId).toBe(trace.txHash);
        expect(why?.links.flatMap((l) => l.steps).every((id) => ids.has(id))).toBe(true);
        const odd = why?.links.filter((l) => !/^\S.*[.!?…”]$/s.test(l.says) || / {2}|undefined/.test(l.says));
        expect(odd?.map((l) => l.says)).toEqual([]);
      }
    }
  }
});

test('a question about what the trace does not have is not answered', async () => {
  const trace = await traceOf('promises--promise-chain');
  expect([
    explain(trace, { type: 'outcome', stepId: 'nothing' }),
    explain(trace, { type: 'log', stepId: receipt(trace, 1), index: 9 }),
    explain(trace, { type: 'refund', stepId: receipt(trace, 1) }),
    explain(
      buildTrace({ txHash: 'x', senderId: 'a.test', status: null, blocks: [], chunks: [], underway: [], missing: [] }),
      {
        type: 'result',
      },
    ),
  ]).toEqual([null, null, null, null]);
});

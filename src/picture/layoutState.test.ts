import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import type { RpcRequest } from '../trace/collectTrace.ts';
import { formatNear } from '../trace/format.ts';
import { previewPayload } from '../trace/payload.ts';
import type { Payload, Trace } from '../trace/trace.ts';
import { layoutState } from './layoutState.ts';
import type { StatePicture } from './statePicture.ts';

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

async function tracesOf(name: string, ask?: (request: RpcRequest) => RpcRequest): Promise<readonly Trace[]> {
  const network = openRecording(name);
  const request = ask ? ask(network.request) : network.request;
  return Promise.all(
    network.transactions.map(async (t) => buildTrace(await collectTrace(request, { ...t, withChanges: true }))),
  );
}

function textOf({ groups, storage }: StatePicture): string {
  const said = (value: Payload | string): string => (typeof value === 'string' ? value : previewPayload(value, 40));
  const lines = groups.flatMap((g) => [
    `${g.which} ${g.name} on ${g.accountId}, block ${g.height}${g.undone ? ', undone' : ''}`,
    ...g.entries.map((e) => `  ${e.kind} ${said(e.key)}: ${said(e.before)} → ${said(e.after)}`),
  ]);
  return [
    '',
    ...lines,
    ...storage.map(
      (s) => `${s.accountId}: ${s.before} → ${s.after} bytes, ${s.staked === null ? 'unknown' : formatNear(s.staked)}`,
    ),
  ]
    .join('\n')
    .replaceAll('\u2009', ' ');
}

test('what was written before a callback fails stays', async () => {
  const [trace] = await tracesOf('promises--promise-callback-panics');
  expect(trace && textOf(layoutState(trace))).toMatchInlineSnapshot(`
    "
    receipt 1 run on script.test, block 4
      added “caller”: absent → “kept”
    receipt 2 run on script2.test, block 5
      added “callee”: absent → “kept”
    receipt 3 cb on script.test, block 6, undone
    alice.test: 182 → 182 bytes, 0 NEAR
    script.test: 6053 → 6103 bytes, 0.061 NEAR
    script2.test: 6053 → 6103 bytes, 0.061 NEAR"
  `);
});

test('in the gap between call and callback another transaction may write: it is told where it did', async () => {
  const traces = await tracesOf('promises--promise-gap');
  expect(traces.map((trace) => textOf(layoutState(trace))).join('\n')).toMatchInlineSnapshot(`
    "
    another transaction  on script.test, block 4
      added “lock”: absent → “stolen”
    receipt 1 run on script.test, block 4
      changed “lock”: “stolen” → “held”
    alice.test: 182 → 182 bytes, 0 NEAR
    script.test: 6053 → 6101 bytes, 0.061 NEAR
    script2.test: 6053 → 6053 bytes, 0.0605 NEAR

    receipt 1 run on script.test, block 4
      added “lock”: absent → “stolen”
    another transaction  on script.test, block 4
      changed “lock”: “stolen” → “held”
    bob.test: 182 → 182 bytes, 0 NEAR
    script.test: 6053 → 6101 bytes, 0.061 NEAR"
  `);
});

test('a contract that stores its state again unchanged', async () => {
  const [, trace] = await tracesOf('sdk-js--sdk-js-caller');
  expect(trace && textOf(layoutState(trace))).toMatchInlineSnapshot(`
    "
    receipt 1 query_greeting on caller.test, block 10
      written “STATE”: {"hello_account":"hello.test"} → {"hello_account":"hello.test"}
    receipt 3 query_greeting_callback on caller.test, block 12, undone
    alice.test: 182 → 182 bytes, 0 NEAR
    caller.test: 524221 → 524221 bytes, 5.2422 NEAR
    hello.test: 515253 → 515253 bytes, 5.1525 NEAR"
  `);
});

test('where a node does not give values of old blocks, what stood there before is unknown', async () => {
  const [trace] = await tracesOf(
    'promises--promise-callback-panics',
    (request) => (method, params) =>
      method === 'query' ? Promise.reject(new Error('garbage collected')) : request(method, params),
  );
  expect(trace && textOf(layoutState(trace))).toMatchInlineSnapshot(`
    "
    receipt 1 run on script.test, block 4
      unknown “caller”: unknown → “kept”
    receipt 2 run on script2.test, block 5
      unknown “callee”: unknown → “kept”
    receipt 3 cb on script.test, block 6, undone
    alice.test: null → 182 bytes, 0 NEAR
    script.test: null → 6103 bytes, 0.061 NEAR
    script2.test: null → 6103 bytes, 0.061 NEAR"
  `);
});

test.each(names)('%s: a value before is the value after of the last receipt that changed it', async (name) => {
  for (const trace of await tracesOf(name)) {
    const now = new Map<string, unknown>();
    for (const { accountId, entries } of layoutState(trace).groups) {
      for (const { key, kind, before, after } of entries) {
        const place = `${accountId} ${JSON.stringify(key)}`;
        if (now.has(place)) expect(before).toEqual(now.get(place));
        now.set(place, after);
        expect(kind === 'changed').toBe(
          before !== 'absent' && after !== 'absent' && JSON.stringify(before) !== JSON.stringify(after),
        );
      }
    }
  }
});

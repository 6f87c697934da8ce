import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from './buildTrace.ts';
import { collectTrace } from './collectTrace.ts';
import type { Trace } from './trace.ts';
import { readTraceJson, traceToJson } from './traceJson.ts';

const recordings = readdirSync(new URL('../../tests/conformance/chain/', import.meta.url))
  .filter((name) => name.startsWith('promises--'))
  .map((name) => name.replace(/\.json$/, ''));

async function tracesOf(name: string, height?: number): Promise<readonly Trace[]> {
  const network = openRecording(name);
  if (height !== undefined) network.goTo(height);
  return Promise.all(
    network.transactions.map(async (one) =>
      buildTrace(await collectTrace(network.request, { ...one, withChanges: true })),
    ),
  );
}

describe('a saved trace', () => {
  it.each(recordings)('is the same when it is opened again: %s', async (name) => {
    for (const trace of [...(await tracesOf(name)), ...(await tracesOf(name, 4))])
      expect(readTraceJson(traceToJson(trace))).toEqual({ type: 'Trace', trace });
  });

  it('holds every large number as digits in quotes', async () => {
    const [trace] = await tracesOf('promises--promise-and');
    const saved = traceToJson(trace ?? expect.fail());
    expect(saved).toMatch(/^\{\n {2}"format": "crosscall-trace",\n {2}"version": 1,/);
    expect(saved).toMatch(/"gasAttached": "\d{15}"/);
  });

  it.each([
    ['nothing', '', 'it is not JSON'],
    ['half of a file', '{"format":"crosscall-trace","version":1,"trace":{', 'it is not JSON'],
    ['another file', '{"name":"x"}', 'it is not a trace that this site has saved'],
    ['a list', '[]', 'it is not a trace that this site has saved'],
    ['an empty trace', '{"format":"crosscall-trace","version":1}', 'trace: expected an object, got nothing'],
  ])('says what is wrong with %s', (_, text, reason) => {
    expect(readTraceJson(text)).toEqual({ type: 'Unreadable', reason });
  });

  it.each([
    [
      'a number where digits belong',
      ['steps', 0, 'gasAttached'],
      5,
      'trace.steps[0].gasAttached: expected digits in quotes, got 5',
    ],
    [
      'an unknown kind',
      ['steps', 1, 'kind'],
      'job',
      /^trace\.steps\[1\]\.kind: expected “transaction” or .* got "job"$/,
    ],
    ['an inherited name as a variant', ['status', 'type'], 'constructor', /^trace\.status\.type: expected Pending or/],
    ['a missing field', ['steps', 0, 'logs'], undefined, 'trace.steps[0].logs: expected a list, got nothing'],
  ])('refuses %s, and says where', async (_, path, value, reason) => {
    const [trace] = await tracesOf('promises--promise-and');
    const file = JSON.parse(traceToJson(trace ?? expect.fail())) as { trace: unknown };
    let at = file.trace as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    at[path.at(-1) ?? ''] = value;
    expect(readTraceJson(JSON.stringify(file))).toEqual({
      type: 'Unreadable',
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  });

  it('of a newer version is left alone', () => {
    expect(readTraceJson('{"format":"crosscall-trace","version":2,"trace":{}}')).toEqual({ type: 'Newer', version: 2 });
  });
});

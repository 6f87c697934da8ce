import { describe, expect, it } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from './buildTrace.ts';
import { collectTrace } from './collectTrace.ts';
import { compareTraces } from './compareTraces.ts';
import { comparisonToText } from './comparisonToText.ts';
import type { Trace } from './trace.ts';

async function traceOf(name: string): Promise<Trace> {
  const network = openRecording(name);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error(`${name} has no transaction`);
  return buildTrace(await collectTrace(network.request, { ...transaction, withChanges: true }));
}

/** The same run on another network: other ids, heights, times and, if asked, names. */
function elsewhere(trace: Trace, rename: (text: string) => string = (text) => text): Trace {
  const ids = new Set(trace.steps.flatMap(({ id, blockHash }) => [id, blockHash ?? id]));
  for (const { dataId } of trace.data) ids.add(dataId);
  return JSON.parse(JSON.stringify(trace, plain), (key, value: unknown) => {
    if (typeof value === 'string' && /^\d+n$/.test(value)) return BigInt(value.slice(0, -1));
    if (typeof value === 'string' && ids.has(value)) return `other-${value}`;
    if (typeof value === 'number' && ['ranAt', 'createdAt', 'arrivedAt', 'height'].includes(key)) return value + 7000;
    return typeof value === 'string' ? rename(value) : value;
  }) as Trace;
}

const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Map) return Object.fromEntries(value);
  return typeof value === 'bigint' ? `${value}n` : value;
};

const sides = { left: 'here', right: 'there' };
const say = (left: Trace, right: Trace, names?: Readonly<Record<string, string>>): string => {
  const { summary, differences } = comparisonToText([compareTraces(left, right, { ...(names && { names }) })], sides);
  return [summary, ...differences.map(({ text }) => text)].join('\n');
};

/** The trace with one step changed. */
function changed(trace: Trace, number: number, change: Partial<Trace['steps'][number]>): Trace {
  return { ...trace, steps: trace.steps.map((step) => (step.number === number ? { ...step, ...change } : step)) };
}

describe('two traces', () => {
  it.each(['promises--promise-and', 'promises--promise-callback-panics', 'promises--promise-deposit-returned'])(
    'of one run are equal but for ids, times and heights: %s',
    async (name) => {
      const trace = await traceOf(name);
      expect(say(trace, elsewhere(trace))).toBe('Equal but for ids, times and block heights.');
    },
  );

  it('with other names are equal once the names are known, and gas is told apart', async () => {
    const trace = await traceOf('promises--promise-and');
    const there = elsewhere(trace, (text) => text.replace(/\b(script\d?|alice)\.test\b/g, '$1-x.rich.test'));
    const accounts = new Set(trace.steps.map(({ executorId }) => executorId ?? ''));
    const names = Object.fromEntries([...accounts].map((id) => [id, id.replace('.test', '-x.rich.test')]));
    expect(say(trace, there, names)).toBe('Equal but for ids, times and block heights.');
    expect(say(trace, there)).toMatch(/^They differ in \d+ things\./);
    const dearer = changed(there, 1, { gasBurnt: (there.steps[1]?.gasBurnt ?? 0n) + 3_000_000_000_000n });
    expect(say(trace, dearer, names)).toMatchInlineSnapshot(
      `"Equal but for ids, times, block heights and gas. 6.05 Tgas were burnt here, 9.05 Tgas there."`,
    );
  });

  it('say what a receipt did otherwise, field by field', async () => {
    const trace = await traceOf('promises--promise-and');
    const other = changed(changed(trace, 2, { logs: ['hi'], ranAt: 6 }), 4, {
      status: { type: 'SuccessValue', value: { type: 'json', text: '"other"' } },
    });
    expect(say(trace, other)).toMatchInlineSnapshot(`
      "They differ in 3 things.
      Receipt 2, \`run\` on script2.test, logged nothing here; there it logged “hi”.
      Receipt 2, \`run\` on script2.test, ran 2 blocks after the transaction here; there it ran 3 blocks after the transaction.
      Receipt 4, \`cb\` on script.test, returned “joined” here; there it returned "other"."
    `);
  });

  it('say which receipts only one of them has, and keep the others in their places', async () => {
    expect(say(await traceOf('promises--promise-and'), await traceOf('promises--promise-callback-not-returned')))
      .toMatchInlineSnapshot(`
        "They differ in 9 things. 6.05 Tgas were burnt here, 4.47 Tgas there.
        The transaction of alice.test asked for run(524 bytes 0x020c0000…) here; there it asked for run(263 bytes 0x020c0000…).
        Receipt 1, \`run\` on script.test, returned a promise here; there it returned nothing.
        Receipt 2, \`run\` on script2.test, asked for run(10 bytes 0x02040000…) here; there it asked for run(11 bytes 0x02050000…).
        Receipt 2, \`run\` on script2.test, returned “left” here; there it returned “hello”.
        Only here: receipt 3, \`run\` on script3.test.
        Receipt 4, \`cb\` on script.test, asked for cb(266 bytes 0x01000000…) here; there it asked for cb(127 bytes 0x01000000…).
        Receipt 4, \`cb\` on script.test, returned “joined” here; there it returned nothing.
        Receipt 4, \`cb\` on script.test, waited for run on script2.test and run on script3.test here; there it waited for run on script2.test.
        Receipt 4, \`cb\` on script.test, logged “result 0 ok”, “left”, “result 1 ok”, “right” here; there it logged “result 0 ok”, “hello”."
      `);
    expect(
      say(await traceOf('promises--promise-callback-panics'), await traceOf('promises--promise-callback-not-returned')),
    ).toMatchInlineSnapshot(`
      "They differ in 9 things. 4.68 Tgas were burnt here, 4.47 Tgas there.
      The transaction of alice.test asked for run(249 bytes 0x02060000…) here; there it asked for run(263 bytes 0x020c0000…).
      Receipt 1, \`run\` on script.test, returned a promise here; there it returned nothing.
      Receipt 1, \`run\` on script.test, changed “caller” to “kept” here; there it changed no state.
      Receipt 2, \`run\` on script2.test, asked for run(41 bytes 0x02060000…) here; there it asked for run(11 bytes 0x02050000…).
      Receipt 2, \`run\` on script2.test, returned “fine” here; there it returned “hello”.
      Receipt 2, \`run\` on script2.test, changed “callee” to “kept” here; there it changed no state.
      Receipt 3, \`cb\` on script.test, asked for cb(48 bytes 0x02060000…) here; there it asked for cb(127 bytes 0x01000000…).
      Receipt 3, \`cb\` on script.test, failed: cb stopped itself with the message “callback” here; there it returned nothing.
      Receipt 3, \`cb\` on script.test, logged nothing here; there it logged “result 0 ok”, “hello”."
    `);
  });

  it('tell bytes apart that read alike when they are shortened', async () => {
    const trace = await traceOf('promises--promise-and');
    const returns = (hex: string) =>
      changed(trace, 2, {
        status: { type: 'SuccessValue', value: { type: 'bytes', hex: `${'00'.repeat(40)}${hex}`, length: 41 } },
      });
    expect(say(returns('01'), returns('01'))).toBe('Equal but for ids, times and block heights.');
    expect(say(returns('01'), returns('02'))).toMatch(
      /^They differ in one thing\.\nReceipt 2, `run` on script2\.test, returned 41 bytes/,
    );
  });

  it('tell what was written otherwise, and names that stand in it as Borsh writes them', async () => {
    const trace = await traceOf('promises--promise-callback-panics');
    const writes = (hex: string): Trace => ({
      ...trace,
      changes: trace.changes && {
        ...trace.changes,
        values: trace.changes.values.map((one) => ({ ...one, after: { type: 'bytes', hex, length: hex.length / 2 } })),
      },
    });
    // `script.test` and `s.rich.test`, each after its length.
    const [ours, theirs] = ['0b0000007363726970742e746573740001', '0b000000732e726963682e746573740001'];
    expect(say(writes(ours), writes(theirs), { 'script.test': 's.rich.test' })).toBe(
      'Equal but for ids, times and block heights.',
    );
    expect(say(writes(ours), writes(`${ours}02`))).toMatchInlineSnapshot(`
      "They differ in 2 things.
      Receipt 1, \`run\` on script.test, changed “caller” to 17 bytes 0x0b000000… here; there it changed “caller” to 18 bytes 0x0b000000….
      Receipt 2, \`run\` on script2.test, changed “callee” to 17 bytes 0x0b000000… here; there it changed “callee” to 18 bytes 0x0b000000…."
    `);
  });

  it('pair every step once', async () => {
    const [left, right] = [await traceOf('promises--promise-and'), await traceOf('promises--promise-deposit-returned')];
    const { pairs } = compareTraces(left, right);
    const ids = (side: 'left' | 'right') => pairs.flatMap((pair) => pair[side]?.id ?? []).toSorted();
    expect(ids('left')).toEqual(left.steps.map(({ id }) => id).toSorted());
    expect(ids('right')).toEqual(right.steps.map(({ id }) => id).toSorted());
  });
});

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import { formatGas } from '../trace/format.ts';
import type { Trace } from '../trace/trace.ts';
import type { GasPicture } from './gasPicture.ts';
import { gasTicks } from './gasScale.ts';
import { layoutGas } from './layoutGas.ts';

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

async function tracesOf(name: string, height?: number): Promise<readonly Trace[]> {
  const network = openRecording(name);
  if (height !== undefined) network.goTo(height);
  return Promise.all(network.transactions.map(async (t) => buildTrace(await collectTrace(network.request, t))));
}

/** Bars as characters: `#` burnt, `=` reserved, `.` comes back, `?` open. */
function textOf(picture: GasPicture): string {
  const signs = { bought: '_', burnt: '#', reserved: '=', back: '.', open: '?' } as const;
  const lines = picture.rows.map((row) => {
    const line: string[] = Array.from({ length: 50 }, () => ' ');
    for (const { part, from, to } of row.bars)
      line.fill(signs[part], Math.round(from * 50), Math.max(Math.round(from * 50) + 1, Math.round(to * 50)));
    return `${row.name.padEnd(30)}|${line.join('')}| ${row.gas === null ? 'not run' : formatGas(row.gas)}`;
  });
  return `\n${lines.join('\n')}\n${picture.note}`;
}

test('a call and its callback: each begins where its gas was reserved', async () => {
  const [trace] = await tracesOf('promises--promise-callback-not-returned');
  expect(trace && textOf(layoutGas(trace))).toMatchInlineSnapshot(`
    "
    bought with the transaction   |__________________________________________________| 101 Tgas
    transaction → receipt         |#                                                 | 0.32 Tgas
    run                           |#                     ............................| 1.63 Tgas
    reserved for run              | ==========                                       | 20.9 Tgas
    reserved for cb               |           ===========                            | 20.9 Tgas
    run                           | ..........                                       | 0.91 Tgas
    cb                            |           #..........                            | 0.94 Tgas
    comes back                    | .......... ......................................| 97.4 Tgas
    3 refunds, run for free       |                                                  | 0.67 Tgas
    Gas was bought at 0.001 NEAR per Tgas and burnt at 0.0001 NEAR: the refunds bring back the difference too."
  `);
});

test('before it runs, a callback is a reserve', async () => {
  const [trace] = await tracesOf('promises--promise-callback-not-returned', 5);
  expect(trace && textOf(layoutGas(trace))).toMatchInlineSnapshot(`
    "
    bought with the transaction   |__________________________________________________| 101 Tgas
    transaction → receipt         |#                                                 | 0.32 Tgas
    run                           |#                    .............................| 1.63 Tgas
    reserved for run              | ==========                                       | 20.9 Tgas
    reserved for cb               |           ==========                             | 20 Tgas
    run                           | ??????????                                       | 0.91 Tgas
    cb                            |           ==========                             | not run
    comes back                    |                     .............................| 57.5 Tgas
    1 refund, run for free        |                                                  | 0.22 Tgas
    Gas was bought at 0.001 NEAR per Tgas and burnt at 0.0001 NEAR: the refunds bring back the difference too."
  `);
});

test('a callback that needs all of its gas gets nothing back', async () => {
  const [, trace] = await tracesOf('sdk-js--sdk-js-caller');
  expect(trace && textOf(layoutGas(trace))).toMatchInlineSnapshot(`
    "
    bought with the transaction   |__________________________________________________| 101 Tgas
    transaction → receipt         |#                                                 | 0.31 Tgas
    query_greeting                |####     .........................................| 7.10 Tgas
    reserved for get_greeting     |    ===                                           | 5.89 Tgas
    reserved for query_greeting_callback|       ==                                         | 5.89 Tgas
    get_greeting                  |    ##.                                           | 5.10 Tgas
    query_greeting_callback       |       ##                                         | 5.89 Tgas
    comes back                    |      .  .........................................| 82.8 Tgas
    3 refunds, run for free       |                                                  | 0.67 Tgas
    Gas was bought at 0.001 NEAR per Tgas and burnt at 0.0001 NEAR: the refunds bring back the difference too."
  `);
});

test('costs are told by group, the dearest first, and together are what was burnt', async () => {
  const [, trace] = await tracesOf('sdk-js--sdk-js-caller');
  const row = trace && layoutGas(trace).rows.find((r) => r.name === 'get_greeting');
  expect(row?.costs.map((c) => `${c.group}: ${c.name} ${formatGas(c.gas)}`)).toMatchInlineSnapshot(`
    [
      "static fees: of the receipt and its actions 0.89 Tgas",
      "making receipts: new data receipt byte 0.45 Ggas",
      "execution: Wasm instructions 3.58 Tgas",
      "execution: contract loading bytes 0.56 Tgas",
      "execution: storage read base 0.06 Tgas",
      "execution: 10 smaller costs 0.01 Tgas",
    ]
  `);
  expect(row?.costs.reduce((sum, c) => sum + c.gas, 0n)).toBe(row?.gas);
});

test.each(names)('%s: every bar lies on the scale, and what is burnt and what comes back cover it', async (name) => {
  for (const trace of await tracesOf(name)) {
    const { rows } = layoutGas(trace);
    for (const bar of rows.flatMap((r) => r.bars))
      expect(bar.from >= 0 && bar.from < bar.to && bar.to <= 1 + 1e-9).toBe(true);
    const pieces = rows
      .filter((r) => r.kind === 'step')
      .flatMap((r) => r.bars.filter((b) => b.part === 'burnt' || b.part === 'back'));
    let end = 0;
    for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
      expect(piece.from).toBeCloseTo(end, 9);
      end = piece.to;
    }
    expect(end).toBeCloseTo(1, 9);
    const paid = rows
      .filter((r) => r.kind !== 'bought' && r.kind !== 'reserve')
      .reduce((sum, r) => sum + (r.near ?? 0n), 0n);
    expect(paid).toBe(rows[0]?.near);
  }
});

test.each([
  [100n, '0 25 50 75 100'],
  [300n, '0 50 100 150 200 250 300'],
  [31n, '0 5 10 15 20 25 30'],
  [3n, '0.0 0.5 1.0 1.5 2.0 2.5 3.0'],
  [1n, '0.0 0.2 0.4 0.6 0.8 1.0'],
  [0n, ''],
])('ticks for %d Tgas: %s', (tera, ticks) => {
  expect(
    gasTicks(tera * 10n ** 12n)
      .ticks.map((t) => t.label)
      .join(' '),
  ).toBe(ticks);
});

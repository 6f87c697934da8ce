import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import { formatNear } from '../trace/format.ts';
import type { Trace } from '../trace/trace.ts';
import { layoutMoney } from './layoutMoney.ts';
import type { MoneyPicture } from './moneyPicture.ts';

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

async function tracesOf(name: string): Promise<readonly Trace[]> {
  const network = openRecording(name);
  return Promise.all(
    network.transactions.map(async (t) => buildTrace(await collectTrace(network.request, { ...t, withChanges: true }))),
  );
}

test.each(names)('%s: every column has the same sum', async (name) => {
  const proofs = (await tracesOf(name)).map((trace) => layoutMoney(trace).proof.type);
  expect(proofs.filter((type) => type !== 'Equal')).toEqual([]);
});

function textOf(picture: MoneyPicture): string {
  const lines = picture.rows.map(({ name, cells }) => [
    name,
    ...cells.map((c) => `${c.amount === null ? 'unknown' : formatNear(c.amount)}${c.note && ` ${c.note}`}`),
  ]);
  return [
    '',
    ['', ...picture.columns.map((c) => c.label)].join(' | '),
    ...lines.map((l) => l.join(' | ')),
    picture.proof.sentence,
  ]
    .join('\n')
    .replaceAll('\u2009', ' ');
}

test('a deposit travels, is refused, and comes back to the contract that sent it on', async () => {
  const [trace] = await tracesOf('promises--promise-deposit-returned');
  expect(trace && textOf(layoutMoney(trace))).toMatchInlineSnapshot(`
    "
     | before | 3 | 4 | 5 | 6 | 7
    alice.test | 10 000 NEAR | 9 997.899 NEAR | 9 997.899 NEAR | 9 997.958 NEAR | 9 997.9788 NEAR | 9 997.9996 NEAR
    script.test | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR | 10 002 NEAR | 10 002 NEAR
    script2.test | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR
    deposits in flight | 0 NEAR | 2 NEAR to script.test | 2 NEAR to script2.test | 2 NEAR back to script.test | 0 NEAR | 0 NEAR
    prepaid gas in flight | 0 NEAR | 0.1 NEAR | 0.1 NEAR | 0.0416 NEAR | 0.0207 NEAR | 0 NEAR
    burnt for gas | 0 NEAR | 0.0000316 NEAR | 0.000194 NEAR | 0.000285 NEAR | 0.000376 NEAR | 0.000376 NEAR
    sum | 30 000 NEAR | 30 000 NEAR | 30 000 NEAR | 30 000 NEAR | 30 000 NEAR | 30 000 NEAR
    Every column adds up to the same 30 000 000 000 000 000 000 000 000 000 yoctoNEAR: no money appears and none vanishes."
  `);
});

test('what was left to an account that is not there is lost', async () => {
  const [trace] = await tracesOf('accounts--delete-account-missing-beneficiary');
  expect(trace && textOf(layoutMoney(trace))).toMatchInlineSnapshot(`
    "
     | before | 3 | 4
    carol.test | 10 000 NEAR | 0 NEAR | 0 NEAR
    nobody.test | 0 NEAR | 0 NEAR | 0 NEAR
    deposits in flight | 0 NEAR | 9 999.9997 NEAR back to nobody.test | 0 NEAR
    prepaid gas in flight | 0 NEAR | 0.000229 NEAR | 0 NEAR
    burnt for gas | 0 NEAR | 0.0000511 NEAR | 0.0000511 NEAR
    lost: nobody was there to take it | 0 NEAR | 0 NEAR | 9 999.9999 NEAR
    sum | 10 000 NEAR | 10 000 NEAR | 10 000 NEAR
    Every column adds up to the same 10 000 000 000 000 000 000 000 000 000 yoctoNEAR: no money appears and none vanishes."
  `);
});

test('what is sent to a gas key is held by the key', async () => {
  const trace = (await tracesOf('gas-keys--gas-key-errors'))[2];
  expect(trace && textOf(layoutMoney(trace))).toMatchInlineSnapshot(`
    "
     | before | 14 | 15 | 16
    alice.test | 9 999.9999 NEAR | 9 994.9995 NEAR | 9 994.9995 NEAR | 9 994.9998 NEAR
    bob.test | 9 999.9999 NEAR | 9 999.9999 NEAR | 9 999.9999 NEAR | 9 999.9999 NEAR
    gas keys of bob.test | 0 NEAR | 0 NEAR | 5 NEAR | 5 NEAR
    deposits in flight | 0 NEAR | 5 NEAR to bob.test | 0 NEAR | 0 NEAR
    prepaid gas in flight | 0 NEAR | 0.00035 NEAR | 0.000315 NEAR | 0 NEAR
    burnt for gas | 0 NEAR | 0.0000225 NEAR | 0.0000575 NEAR | 0.0000575 NEAR
    sum | 19 999.9998 NEAR | 19 999.9998 NEAR | 19 999.9998 NEAR | 19 999.9998 NEAR
    Every column adds up to the same 19 999 999 893 373 152 238 600 000 000 yoctoNEAR: no money appears and none vanishes."
  `);
});

test('what others do meanwhile to the same accounts is taken off', async () => {
  const [trace] = (await tracesOf('calls--call-two-in-one-block')).slice(-1);
  expect(trace && textOf(layoutMoney(trace))).toMatchInlineSnapshot(`
    "
     | before | 3 | 4 | 5
    alice.test | 10 000 NEAR | 9 999.9372 NEAR | 9 999.9372 NEAR | 9 999.9995 NEAR
    counter.test | 100 NEAR | 100 NEAR | 100 NEAR | 100 NEAR
    prepaid gas in flight | 0 NEAR | 0.0208 NEAR | 0.0207 NEAR | 0 NEAR
    burnt for gas | 0 NEAR | 0.0000308 NEAR | 0.000135 NEAR | 0.000135 NEAR
    moved by other transactions | 0 NEAR | 0.0418 NEAR | 0.0418 NEAR | 0.000269 NEAR
    sum | 10 100 NEAR | 10 100 NEAR | 10 100 NEAR | 10 100 NEAR
    Every column adds up to the same 10 100 000 000 000 000 000 000 000 000 yoctoNEAR: no money appears and none vanishes."
  `);
});

test('a network that does not tell what changed leaves balances unknown', async () => {
  const network = openRecording('promises--promise-returned');
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  const request: typeof network.request = (method, params) =>
    method === 'EXPERIMENTAL_changes' ? Promise.reject(new Error('Method not found')) : network.request(method, params);
  const picture = layoutMoney(buildTrace(await collectTrace(request, { ...transaction, withChanges: true })));
  expect([
    picture.proof.type,
    picture.rows.map((r) => `${r.name}: ${r.cells.every((c) => c.amount === null) ? 'unknown' : 'known'}`),
  ]).toMatchInlineSnapshot(`
    [
      "Unknown",
      [
        "alice.test: unknown",
        "script.test: unknown",
        "script2.test: unknown",
        "prepaid gas in flight: known",
        "burnt for gas: known",
        "sum: unknown",
      ],
    ]
  `);
});

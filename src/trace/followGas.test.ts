import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace, isRefund } from './buildTrace.ts';
import { collectTrace } from './collectTrace.ts';
import { followGas } from './followGas.ts';
import { formatGas } from './format.ts';
import type { Trace } from './trace.ts';

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

async function tracesOf(name: string): Promise<readonly Trace[]> {
  const network = openRecording(name);
  return Promise.all(network.transactions.map(async (t) => buildTrace(await collectTrace(network.request, t))));
}

test.each(names)('%s: what was bought is what was burnt and what comes back', async (name) => {
  for (const trace of await tracesOf(name)) {
    const gas = followGas(trace);
    const burnt = trace.steps.reduce((sum, s) => (isRefund(s) ? sum : sum + (s.gasBurnt ?? 0n)), 0n);
    const unused = [...gas.values()].reduce((sum, g) => sum + g.unused, 0n);
    expect(gas.get(trace.txHash)?.bought).toBe(burnt + unused);
    for (const step of trace.steps) {
      const parts = gas.get(step.id);
      if (!parts) continue;
      const { fees, sending, execution } = parts.burnt;
      expect(fees + sending + execution).toBe(step.gasBurnt);
      expect(parts.open).toBe(0n);
    }
  }
});

test('every receipt of a function call gets what was attached to it, and its fees', async () => {
  const [trace] = await tracesOf('promises--promise-callback-not-returned');
  if (!trace) throw new Error('the recording has no transaction');
  const gas = followGas(trace);
  const lines = trace.steps.flatMap((s) => {
    const g = gas.get(s.id);
    if (!g) return [];
    const parts = {
      bought: g.bought,
      fees: g.burnt.fees,
      sending: g.burnt.sending,
      execution: g.burnt.execution,
      unused: g.unused,
    };
    const reserved = g.reserved.map(
      (r) => `receipt ${trace.steps.find((x) => x.id === r.stepId)?.number}: ${formatGas(r.gas)}`,
    );
    return [
      `${s.number === null ? 'transaction' : `receipt ${s.number}`}  ${Object.entries(parts)
        .map(([k, v]) => `${k} ${formatGas(v)}`)
        .join('  ')}  reserved ${reserved.join(', ')}`,
    ];
  });
  expect(`\n${lines.join('\n')}`).toMatchInlineSnapshot(`
    "
    transaction  bought 101 Tgas  fees 0.32 Tgas  sending 0 Tgas  execution 0 Tgas  unused 0 Tgas  reserved receipt 1: 101 Tgas
    receipt 1  bought 101 Tgas  fees 0.89 Tgas  sending 0.69 Tgas  execution 0.05 Tgas  unused 57.5 Tgas  reserved receipt 2: 20.9 Tgas, receipt 3: 20.9 Tgas
    receipt 2  bought 20.9 Tgas  fees 0.89 Tgas  sending 0.32 Ggas  execution 0.02 Tgas  unused 20.0 Tgas  reserved 
    receipt 3  bought 20.9 Tgas  fees 0.89 Tgas  sending 0 Tgas  execution 0.05 Tgas  unused 20.0 Tgas  reserved "
  `);
});

test('what the next block tells is neither reserved nor unused yet', async () => {
  const network = openRecording('promises--promise-callback-not-returned');
  network.goTo(4);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  const trace = buildTrace(await collectTrace(network.request, transaction));
  const receipt = [...followGas(trace).values()].find((g) => g.stepId === trace.steps[1]?.id);
  expect(receipt && [receipt.reserved, receipt.unused, formatGas(receipt.open)]).toMatchInlineSnapshot(`
    [
      [],
      0n,
      "99.3 Tgas",
    ]
  `);
});

/** Nothing failed, and the transaction does nothing but call: the only fees paid ahead are those of receipts to come. */
function onlyCalls({ steps }: Trace): boolean {
  return (
    steps[1]?.actions.every((a) => a.type === 'FunctionCall') === true &&
    steps.every((s) => isRefund(s) || s.status.type !== 'Failure')
  );
}

test.each(names)('%s: once the first receipt of a call has run, what was bought is known', async (name) => {
  for (const full of (await tracesOf(name)).filter(onlyCalls)) {
    const network = openRecording(name);
    const heights = new Set(full.steps.slice(1).flatMap((s) => s.ranAt ?? []));
    const bought = [];
    for (const height of heights) {
      network.goTo(height);
      const trace = buildTrace(await collectTrace(network.request, { txHash: full.txHash, senderId: full.signerId }));
      bought.push(followGas(trace).get(trace.txHash)?.bought);
    }
    expect(new Set(bought).size).toBe(1);
  }
});

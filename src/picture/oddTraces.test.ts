import { expect, test } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import type { Trace, TraceStep } from '../trace/trace.ts';
import { layoutGas } from './layoutGas.ts';
import { layoutMoney } from './layoutMoney.ts';
import { layoutState } from './layoutState.ts';
import { layoutTrace } from './layoutTrace.ts';

async function materialOf(name: string) {
  const network = openRecording(name);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error('the recording has no transaction');
  return collectTrace(network.request, { ...transaction, withChanges: true });
}

test('of an unknown transaction nothing is drawn', async () => {
  const trace = buildTrace({ ...(await materialOf('promises--promise-chain')), status: null, changes: null });
  expect([layoutGas(trace).rows, layoutMoney(trace).proof.type, layoutState(trace)]).toEqual([
    [],
    'Unknown',
    { groups: [], storage: [] },
  ]);
});

test('gas is followed even when a node has forgotten the blocks', async () => {
  const material = await materialOf('promises--promise-chain');
  const forgotten = layoutGas(buildTrace({ ...material, blocks: [], chunks: [], changes: null }));
  expect(forgotten.rows.map((r) => r.gas).toSorted()).toEqual(
    layoutGas(buildTrace(material))
      .rows.map((r) => r.gas)
      .toSorted(),
  );
});

test('without what the blocks changed, what is in flight and burnt is known, and balances are not', async () => {
  const picture = layoutMoney(buildTrace({ ...(await materialOf('promises--promise-returned')), changes: null }));
  const known = picture.rows.filter((r) => r.cells.every((c) => c.amount !== null)).map((r) => r.kind);
  expect([known, picture.proof.type]).toEqual([['gas', 'burnt'], 'Unknown']);
});

test('while receipts are on their way, nobody knows what their gas was paid with', async () => {
  const network = openRecording('promises--promise-callback-not-returned');
  network.goTo(5);
  const [transaction] = network.transactions;
  const picture = layoutMoney(
    buildTrace(await collectTrace(network.request, { txHash: '', senderId: '', ...transaction })),
  );
  expect(picture.rows.find((r) => r.kind === 'gas')?.cells.map((c) => c.amount === null)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test('a thousand receipts are laid out', async () => {
  const trace = buildTrace(await materialOf('promises--promise-callback-panics'));
  const many = repeat(trace, 334);
  const { rows } = layoutGas(many);
  expect(rows.filter((r) => r.kind === 'step')).toHaveLength(1003);
  expect(rows.flatMap((r) => r.bars).every((b) => b.from >= 0 && b.to <= 1 + 1e-9)).toBe(true);
  expect(layoutMoney(many).columns).toHaveLength(5);
  expect(layoutState(many).groups.length).toBeGreaterThan(0);
});

/** The same receipts again and again, each time made by the transaction. */
function repeat(trace: Trace, times: number): Trace {
  const [transaction, ...rest] = trace.steps;
  if (!transaction) throw new Error('the trace is empty');
  const work = rest.filter((s) => s.number !== null);
  const first = work[0]?.id ?? '';
  const copies = Array.from({ length: times }, (_, i) =>
    work.map((s): TraceStep => ({
      ...s,
      id: `${s.id}${i}`,
      createdBy: s.id === first ? transaction.id : `${first}${i}`,
      receiptIds: s.receiptIds.map((id) => `${id}${i}`),
    })),
  ).flat();
  return { ...trace, steps: [{ ...transaction, receiptIds: copies.map((c) => c.id) }, ...copies] };
}

test.each(['across', 'down'] as const)(
  'a receipt whose outcome alone is known stands where it ran: %s',
  async (orientation) => {
    const material = await materialOf('promises--promise-deposit-returned');
    const status = material.status && { ...material.status, receipts: [] };
    const trace = buildTrace({ ...material, status, chunks: [] });
    const { cards } = layoutTrace(trace, { orientation, width: 900 });
    const drawn = cards.map((c) => `${c.blockHeight} ${c.lane} ${c.title.join('')} ${c.mark}`);
    // Those of alice.test and one of script.test are refunds, which nobody can know here.
    expect(drawn.toSorted()).toEqual([
      '3 alice.test transaction ✓',
      '4 script.test run ✓',
      '5 alice.test receipt ✓',
      '5 script2.test receipt ✕',
      '6 alice.test receipt ✓',
      '6 script.test receipt ✓',
      '6 script.test receipt ✓',
      '7 alice.test receipt ✓',
    ]);
    expect(layoutMoney(trace).proof.type).toBe('Unknown');
  },
);

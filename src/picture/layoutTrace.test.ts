import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import type { Trace } from '../trace/trace.ts';
import { layoutTrace } from './layoutTrace.ts';
import type { Box, Picture } from './picture.ts';

async function tracesOf(name: string): Promise<readonly Trace[]> {
  const network = openRecording(name);
  return Promise.all(network.transactions.map(async (t) => buildTrace(await collectTrace(network.request, t))));
}

async function traceOf(name: string, height?: number): Promise<Trace> {
  const network = openRecording(name);
  if (height !== undefined) network.goTo(height);
  const [transaction] = network.transactions;
  if (!transaction) throw new Error(`${name} has no transaction`);
  return buildTrace(await collectTrace(network.request, transaction));
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function touches(point: { x: number; y: number }, box: Box): boolean {
  return (
    point.x >= box.x - 1.5 &&
    point.x <= box.x + box.width + 1.5 &&
    point.y >= box.y - 1.5 &&
    point.y <= box.y + box.height + 1.5
  );
}

/** What must hold for every picture, whatever it shows. */
function check(picture: Picture, trace: Trace): void {
  picture.cards.forEach((card, i) => {
    for (const other of picture.cards.slice(i + 1)) expect(overlaps(card, other)).toBe(false);
    const slot = picture.slots.find((s) => within(card, s));
    expect(slot, `${card.sentence} stands in no block`).toBeDefined();
    expect(slot?.blockHeight).toBe(card.blockHeight);
    expect(card.blockHeight).toBe(trace.steps.find((s) => s.id === card.id)?.ranAt);
    const lane = picture.lanes.find((l) => l.accountId === card.lane);
    if (picture.orientation === 'across')
      expect(lane && card.y >= lane.y && card.y + card.height <= lane.y + lane.height).toBe(true);
    else expect(card.x).toBe(lane?.x);
    for (const refund of picture.refunds) {
      expect(
        overlaps(card, { x: refund.x - refund.r, y: refund.y - refund.r, width: 2 * refund.r, height: 2 * refund.r }),
      ).toBe(false);
    }
  });
  for (const arrow of picture.arrows) {
    const from = picture.cards.find((c) => c.id === arrow.from);
    const to = picture.cards.find((c) => c.id === arrow.to);
    expect(from && touches(arrow.start, from)).toBe(true);
    if (to) expect(touches(arrow.end, to)).toBe(true);
    expect(arrow.path).not.toContain('NaN');
  }
}

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

describe.each(names)('%s', (name) => {
  test.each([
    { orientation: 'across', width: 1000 },
    { orientation: 'across', width: 600, showRefunds: true },
    { orientation: 'down', width: 340 },
    { orientation: 'down', width: 320, showRefunds: true },
  ] as const)(
    'lays out %o: cards stand apart, in their blocks and lanes; arrows begin and end at cards',
    async (options) => {
      for (const trace of await tracesOf(name)) check(layoutTrace(trace, options), trace);
    },
  );
});

test('a callback leaves the room between call and callback open in its lane', async () => {
  const picture = layoutTrace(await traceOf('promises--promise-callback-panics'), {
    orientation: 'across',
    width: 1000,
  });
  const [gap] = picture.gaps;
  const heights = picture.slots
    .filter((s) => gap && s.x < gap.x && gap.x + gap.width < s.x + s.width)
    .map((s) => s.blockHeight);
  expect([gap?.lane, heights]).toEqual(['script.test', [5]]);
});

test('lanes begin with the signer and follow the order in which accounts appear', async () => {
  const picture = layoutTrace(await traceOf('promises--promise-and'), { orientation: 'across', width: 1000 });
  expect(picture.lanes.map((l) => [l.accountId, l.colour])).toEqual([
    ['alice.test', 'account-1'],
    ['script.test', 'account-2'],
    ['script2.test', 'account-3'],
    ['script3.test', 'account-4'],
  ]);
});

test('an account keeps the colour that the lesson gave it', async () => {
  const picture = layoutTrace(await traceOf('promises--promise-and'), {
    orientation: 'down',
    width: 340,
    colours: { 'script2.test': 1 },
  });
  expect(picture.lanes.map((l) => l.colour)).toEqual(['account-2', 'account-3', 'account-1', 'account-4']);
});

test('200 quiet blocks are drawn as one', async () => {
  const picture = layoutTrace(await traceOf('yields--yield-timeout'), { orientation: 'across', width: 1000 });
  expect(picture.slots.map((s) => s.label)).toEqual(['3', '4', '5', '199 blocks', '205', '206']);
});

test('what has not run stands behind the last block', async () => {
  const picture = layoutTrace(await traceOf('promises--promise-callback-not-returned', 5), {
    orientation: 'across',
    width: 1000,
  });
  expect(picture.slots.map((s) => s.label)).toEqual(['3', '4', '5', 'next']);
  expect(picture.cards.filter((c) => c.outcome === 'pending').map((c) => [c.blockHeight, c.detail])).toEqual([
    [null, 'waits for its data'],
  ]);
});

test('an await ends in the block whose coming resolved it', async () => {
  const awaits = [{ label: 'await account.callFunction(…)', startedAt: { height: 2 }, resolvedAt: { height: 6 } }];
  const trace = await traceOf('promises--promise-callback-panics');
  const { clock, slots } = layoutTrace(trace, { orientation: 'across', width: 1000, awaits });
  const [bar] = clock.awaits;
  const slot = slots.find((s) => s.blockHeight === 6);
  expect(
    bar && slot && bar.x < (slots[0]?.x ?? 0) && bar.x + bar.width > slot.x && bar.x + bar.width < slot.x + slot.width,
  ).toBe(true);
});

test('a thousand receipts are laid out without overlaps', async () => {
  const one = await traceOf('promises--promise-callback-panics');
  const work = one.steps.filter((s) => s.number !== null);
  const steps = Array.from({ length: 334 }, (_, i) =>
    work.map((s, k) => ({
      ...s,
      id: `${s.id}${i}`,
      createdBy: k === 0 ? (one.steps[0]?.id ?? '') : `${work[0]?.id}${i}`,
    })),
  ).flat();
  const trace = {
    ...one,
    steps: [...one.steps.slice(0, 1), ...steps.toSorted((a, b) => (a.ranAt ?? 0) - (b.ranAt ?? 0))],
    data: [],
  };
  for (const orientation of ['across', 'down'] as const) {
    const { cards } = layoutTrace(trace, { orientation, width: 800 });
    expect(cards).toHaveLength(1003);
    const sorted = cards.toSorted((a, b) => a.x - b.x || a.y - b.y);
    for (const [i, card] of sorted.entries()) expect(i > 0 && overlaps(card, sorted[i - 1] as Box)).toBe(false);
  }
});

test.each(['across', 'down'] as const)(
  'draws what is known when a node has forgotten the blocks, or knows nothing: %s',
  async (orientation) => {
    const network = openRecording('promises--promise-chain');
    const [transaction] = network.transactions;
    if (!transaction) throw new Error('the recording has no transaction');
    const material = await collectTrace(network.request, transaction);
    const forgotten = buildTrace({ ...material, blocks: [], chunks: [] });
    check(layoutTrace(forgotten, { orientation, width: 900 }), forgotten);
    const nothing = layoutTrace(buildTrace({ ...material, status: null }), { orientation, width: 900 });
    expect([nothing.cards, nothing.arrows, nothing.lanes.length]).toEqual([[], [], 1]);
  },
);

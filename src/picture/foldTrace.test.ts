import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { traceFanOut } from '../../tests/fanOut.ts';
import { openRecording, recordingsFolder } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import type { Trace } from '../trace/trace.ts';
import { titleOf } from '../trace/words.ts';
import { foldTrace, hasCard } from './foldTrace.ts';
import { ACCOUNTS, MORE, noChoices } from './folding.ts';
import type { FoldChoices, Folding } from './folding.ts';
import { foldingToText } from './foldWords.ts';
import { layoutTrace } from './layoutTrace.ts';
import { neighbour } from './neighbour.ts';
import type { Box, Detail, Orientation, Picture } from './picture.ts';

/** A call that fans out into 296 receipts on our own network; one of them fails. */
let trace: Trace;
beforeAll(async () => void (trace = await traceFanOut({ branches: 6, leaves: 14, transfers: 20 })));

const fold = (choices: Partial<FoldChoices> = {}): Folding => foldTrace(trace, { ...noChoices, ...choices });

const layout = (folding: Folding, orientation: Orientation, detail?: Detail): Picture =>
  layoutTrace(folding.trace, { orientation, width: orientation === 'across' ? 1200 : 360, folding, detail });

const foldsOf = (folding: Folding): string[] =>
  [...folding.folds.values()].map(({ kind, steps }) => `${kind} ${steps.length} ${steps[0] ? titleOf(steps[0]) : ''}`);

const failing = () => trace.steps.find((s) => s.status.type === 'Failure' && hasCard(s))?.id ?? '';
const branches = () => trace.steps.filter((s) => titleOf(s) === 'branch').map((s) => s.id);

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What holds for every picture of it: cards in their blocks and apart, arrows between cards. */
function check(picture: Picture): void {
  const byX = picture.cards.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const touching = byX.flatMap((card, i) => byX.slice(i + 1).filter((other) => overlap(card, other)));
  expect(touching).toEqual([]);
  const cards = new Map(picture.cards.map((card) => [card.id, card]));
  for (const card of picture.cards) {
    const slot = picture.slots.find((s) => s.blockHeight === card.blockHeight);
    expect(slot && card.y >= slot.y && card.y + card.height <= slot.y + slot.height).toBe(true);
    expect(slot && card.x >= slot.x && card.x + card.width <= slot.x + slot.width).toBe(true);
  }
  for (const arrow of picture.arrows) {
    const [from, to] = [cards.get(arrow.from), cards.get(arrow.to)];
    expect(from && Math.abs(arrow.start.x - from.x) <= from.width + 2).toBe(true);
    expect(to && arrow.end.y >= to.y - 2 && arrow.end.y <= to.y + to.height + 2).toBe(true);
  }
}

describe('a large trace', () => {
  test('receipts alike become one, accounts on which little happens share a lane, and what failed stands alone', () => {
    const folding = fold();
    expect([...new Set(foldsOf(folding))]).toEqual(['run 13 leaf', 'run 20 transfer', 'run 14 heard']);
    expect(folding.quiet).toHaveLength(13);
    const { cards, lanes } = layout(folding, 'across');
    expect(lanes.at(-1)).toMatchObject({ accountId: MORE, label: '13 more accounts', shared: folding.quiet });
    expect(cards.filter((c) => c.outcome === 'fail').map((c) => [c.id, c.fold])).toEqual([[failing(), null]]);
    expect(cards.length).toBeLessThan(40);
  });

  test('nothing is lost: every card is there, or stands in a fold that tells of it', () => {
    const folding = fold();
    const inFolds = [...folding.folds.values()].flatMap((one) => one.steps.slice(1).map((s) => s.id));
    const drawn = folding.trace.steps.filter(hasCard).map((s) => s.id);
    expect([...inFolds, ...drawn].toSorted()).toEqual(
      trace.steps
        .filter(hasCard)
        .map((s) => s.id)
        .toSorted(),
    );
  });

  test('its card says how many, and its sentence what they are', () => {
    const card = layout(fold(), 'across', 'full').cards.find((c) => c.fold && c.title[0]?.includes('transfer'));
    expect(card).toMatchObject({ title: ['× 20 transfer'], detail: 'all succeeded', fold: { count: 20, failed: 0 } });
    expect(card?.sentence).toBe(
      '20 × transfer on bank.test, folded into one, in block 5: from b0.test. All succeeded. Burnt 4.46 Tgas together. Enter opens them.',
    );
    expect(foldingToText(fold()).slice(0, 2)).toEqual([
      'block 5: 13 × leaf on 13 accounts. All succeeded.',
      'block 5: 20 × transfer on bank.test. All succeeded.',
    ]);
  });

  test.each(['across', 'down'] as const)(
    'cards stand apart in their blocks, however much they say: %s',
    (orientation) => {
      for (const detail of ['full', 'compact', 'dot'] as const) {
        check(layout(fold(), orientation, detail));
        check(layout(fold({ everything: true }), orientation, detail));
      }
    },
  );

  test('folding and layout give the same again', () => {
    expect(layout(fold(), 'across')).toEqual(layout(fold(), 'across'));
  });
});

describe('a reader', () => {
  test('opens a run by its key, and only that one', () => {
    const [first] = fold().folds.values();
    const opened = fold({ opened: new Set([first?.key ?? '']) });
    expect(foldsOf(opened)).toHaveLength(foldsOf(fold()).length - 1);
    expect([...opened.unfolded.keys()]).toEqual(first?.steps.map((s) => s.id));
  });

  test('opens a very long run in parts', async () => {
    const long = await traceFanOut({ branches: 1, leaves: 1, transfers: 100 });
    const [run] = foldTrace(long).folds.values();
    const parts = foldTrace(long, { ...noChoices, opened: new Set([run?.key ?? '']) });
    expect(foldsOf(parts)).toEqual(Array(4).fill('run 24 transfer').concat('run 4 transfer'));
  });

  test('gives each account a lane again, and opens everything', () => {
    expect(layout(fold({ opened: new Set([ACCOUNTS]) }), 'across').lanes).toHaveLength(23);
    expect(layout(fold({ everything: true }), 'across').cards).toHaveLength(trace.steps.filter(hasCard).length);
  });

  test('folds all that came of a receipt, and is told what failed in it', () => {
    const root = branches().at(-1) ?? '';
    const folding = fold({ closed: new Set([root]) });
    expect(folding.folds.get(root)?.steps).toHaveLength(49);
    const card = layout(folding, 'across', 'full').cards.find((c) => c.id === root);
    expect(card).toMatchObject({ outcome: 'fail', title: ['branch'], detail: '+ 48 folded · ✕ 1 failed' });
    expect(card?.sentence).toContain('48 receipts that came of it are folded into it; 1 of them failed.');
    check(layout(folding, 'across'));
  });

  test('sees that a block is not empty when all that ran in it is folded', () => {
    const [first] = trace.steps.filter((s) => titleOf(s) === 'start' && s.kind === 'action');
    const { slots, cards } = layout(fold({ closed: new Set([first?.id ?? '']) }), 'across');
    expect(cards).toHaveLength(2);
    expect(slots.filter((s) => s.title.endsWith('folded')).map((s) => s.blockHeight)).toEqual([4, 5, 6]);
  });

  test('finds what is looked at on a card of its own', () => {
    const member = [...fold().folds.values()][1]?.steps[7]?.id ?? '';
    const kept = fold({ kept: new Set([member]) });
    expect(kept.trace.steps.some((s) => s.id === member)).toBe(true);
    expect(foldsOf(kept)[1]).toBe('run 19 transfer');
  });

  test('goes along causes from fold to fold', () => {
    const folding = fold();
    const picture = layout(folding, 'across');
    const path = [trace.txHash];
    for (let i = 0; i < 4; i++) path.push(neighbour(picture, folding.trace, path.at(-1) ?? '', 'effect') ?? '');
    const titles = path.map((id) => picture.cards.find((c) => c.id === id)?.title[0]?.split(' · ')[0]);
    expect(titles).toEqual(['transaction', 'start', 'branch', '× 13 leaf', '× 14 heard']);
  });
});

const names = readdirSync(recordingsFolder)
  .filter((f) => /--.*\.json$/.test(f))
  .map((f) => f.slice(0, -5));

test('what is small is drawn as it is', async () => {
  for (const name of names) {
    const network = openRecording(name);
    for (const transaction of network.transactions) {
      const small = buildTrace(await collectTrace(network.request, transaction));
      expect(foldTrace(small).trace).toBe(small);
    }
  }
});

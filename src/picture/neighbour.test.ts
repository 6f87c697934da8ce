import { expect, test } from 'vitest';
import { openRecording } from '../../tests/recordedNetwork.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import { layoutTrace } from './layoutTrace.ts';
import { neighbour } from './neighbour.ts';

const network = openRecording('promises--promise-and');
const [transaction] = network.transactions;
if (!transaction) throw new Error('the recording has no transaction');
const trace = buildTrace(await collectTrace(network.request, transaction));
const picture = layoutTrace(trace, { orientation: 'across', width: 1000 });
const receipt = (n: number) => trace.steps.find((s) => s.number === n)?.id ?? '';

test('effects lead from the transaction to the first call and with its result to the callback', () => {
  expect(neighbour(picture, trace, trace.txHash, 'effect')).toBe(receipt(1));
  expect(neighbour(picture, trace, receipt(1), 'effect')).toBe(receipt(2));
  expect(neighbour(picture, trace, receipt(2), 'effect')).toBe(receipt(4));
  expect(neighbour(picture, trace, receipt(4), 'effect')).toBeNull();
});

test('causes lead back to what made it', () => {
  expect(neighbour(picture, trace, receipt(4), 'cause')).toBe(receipt(1));
  expect(neighbour(picture, trace, trace.txHash, 'cause')).toBeNull();
});

test('next passes every card once, from first to last', () => {
  const seen = [];
  for (
    let id = neighbour(picture, trace, trace.txHash, 'first');
    id !== null;
    id = neighbour(picture, trace, id, 'next')
  )
    seen.push(id);
  expect(seen.toSorted()).toEqual(picture.cards.map((c) => c.id).toSorted());
  expect(seen.at(-1)).toBe(neighbour(picture, trace, trace.txHash, 'last'));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getReceiptGroups, groupSizes, popFromGroups, pushToGroups } from './receiptGroups.ts';
import { StateUpdate } from './stateUpdate.ts';
import { Trie } from './trie.ts';

const kb = 1_000;
const sizesIn = (state: StateUpdate): readonly number[] => [...groupSizes(state, 0)];

describe('receipts of a buffer', () => {
  test('join the last group as long as it stays within 100 kB, and leave from the first', () => {
    const state = new StateUpdate(Trie.empty);
    const push = (size: number) => pushToGroups(state, 0, { size: size * kb, gas: 10n });
    const pop = (size: number) => popFromGroups(state, 0, { size: size * kb, gas: 10n });
    const seen: (readonly number[])[] = [];
    const steps = [
      ...[10, 10, 50].map((size) => () => push(size)),
      () => pop(10),
      ...[100, 10, 200].map((size) => () => push(size)),
      ...[10, 50, 100, 10, 200].map((size) => () => pop(size)),
    ];
    for (const step of steps) {
      step();
      seen.push(sizesIn(state).map((size) => size / kb));
    }
    expect(seen).toEqual([
      [10],
      [20],
      [70],
      [60],
      [60, 100],
      [60, 100, 10],
      [60, 100, 10, 200],
      [50, 100, 10, 200],
      [100, 10, 200],
      [10, 200],
      [200],
      [],
    ]);
  });

  test('begin a new group when their gas exceeds 2^64', () => {
    const state = new StateUpdate(Trie.empty);
    for (const gas of [2n ** 63n, 2n ** 63n - 1n, 1n]) pushToGroups(state, 0, { size: 1, gas });
    expect(sizesIn(state)).toEqual([2, 1]);
  });

  test('are counted in groups and in all, however they come and go', () => {
    const receipt = fc.record({ size: fc.integer({ min: 1, max: 250 * kb }), gas: fc.bigInt(0n, 10n ** 15n) });
    fc.assert(
      fc.property(fc.array(fc.oneof(receipt, fc.constant(null)), { maxLength: 60 }), (steps) => {
        const state = new StateUpdate(Trie.empty);
        const waiting: { readonly size: number; readonly gas: bigint }[] = [];
        for (const step of steps) {
          const popped = step === null ? waiting.shift() : undefined;
          if (popped !== undefined) popFromGroups(state, 0, popped);
          if (step === null) continue;
          waiting.push(step);
          pushToGroups(state, 0, step);
        }
        const size = waiting.reduce((sum, each) => sum + each.size, 0);
        const gas = waiting.reduce((sum, each) => sum + each.gas, 0n);
        expect(getReceiptGroups(state, 0) ?? { size: 0, gas: 0n, count: 0 }).toMatchObject({
          size,
          gas,
          count: waiting.length,
        });
        expect(sizesIn(state).reduce((sum, each) => sum + each, 0)).toBe(size);
      }),
      { seed: 1 },
    );
  });
});

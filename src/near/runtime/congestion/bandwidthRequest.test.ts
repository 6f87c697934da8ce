import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import { baseBandwidth, makeBandwidthRequest, requestSizes } from './bandwidthRequest.ts';

const parameters = runtimeParameters();
const shards = 6;
const base = baseBandwidth(parameters, shards);
const sizes = requestSizes(parameters, shards);
const largest = parameters.limits.maxReceiptSize;
const ask = (receipts: readonly number[]) => makeBandwidthRequest(parameters, shards, 0, receipts)?.sizes ?? null;

test.each([
  [1, 100_000],
  [2, 100_000],
  [6, 61_139],
  [9, 38_212],
])('of %i shards each may send every other %i bytes without asking', (count, expected) => {
  expect(baseBandwidth(parameters, count)).toBe(expected);
});

test('a receipt of the largest size fits beside the base of all other links', () => {
  for (let count = 1; count <= 64; count++) {
    const others = (count - 1) * baseBandwidth(parameters, count);
    expect(others + largest).toBeLessThanOrEqual(parameters.bandwidth.maxShardBandwidth);
  }
});

test('the sizes to ask for lie evenly between the base and the largest receipt', () => {
  expect([sizes[0], sizes[1], sizes[19], sizes[38], sizes[39]]).toEqual([164468, 267797, 2127721, 4090974, 4194304]);
});

test.each<[string, readonly number[], readonly number[] | null]>([
  ['nothing waits', [], null],
  ['all fits the base', [10_000, 20, 999, 2362, 3343, 232, 22], null],
  ['all just fits the base', [10_000, 20_000, base - 30_000], null],
  ['one byte is too many', [10_000, 20_000, base - 30_000, 1], [0]],
  ['one receipt is a byte too large', [base + 1], [0]],
  ['a receipt lies between two sizes', [(sizes[20]! + sizes[21]!) / 2], [21]],
  ['a receipt has the largest size', [largest], [39]],
  ['only one of two largest can ever go', [largest, largest], [39]],
  ['many small ones wait', new Array<number>(10_000).fill(1_000), [...sizes.keys()]],
])('when %s', (_, receipts, expected) => {
  expect(ask(receipts)).toEqual(expected);
});

test('every size is asked for that is the least for some front part of the buffer', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5_000, max: largest }), { maxLength: 60 }), (receipts) => {
      const wanted = new Set<number>();
      let total = 0;
      for (const size of receipts) {
        total += size;
        const place = sizes.findIndex((each) => each >= total);
        if (place !== -1 && total > base) wanted.add(place);
      }
      expect(ask(receipts) ?? []).toEqual([...wanted]);
    }),
    { seed: 1 },
  );
});

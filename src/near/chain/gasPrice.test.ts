import { expect, test } from 'vitest';
import { nextGasPrice } from './gasPrice.ts';

const genesis = { gasPriceAdjustmentRate: [1, 100], minGasPrice: 100_000_000n, maxGasPrice: 10n ** 22n } as const;
const limit = 10n ** 15n;

test.each([
  ['stays at the lowest on an idle chain', 100_000_000n, 0n, 100_000_000n],
  ['rises with a full chunk as recorded', 100_000_000n, 891_287_274_625_548n, 100_391_287n],
  ['falls with an empty one', 101_000_000n, 0n, 100_495_000n],
  ['stops at twenty times the lowest', 2_000_000_000n, limit, 2_000_000_000n],
])('%s', (_, price, used, expected) => {
  expect(nextGasPrice(genesis, price, used, limit)).toBe(expected);
});

test('stays when no chunk was made', () => {
  expect(nextGasPrice(genesis, 123_000_000n, 0n, 0n)).toBe(123_000_000n);
});

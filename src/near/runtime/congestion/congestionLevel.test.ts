import { describe, expect, test } from 'vitest';
import { congestion88 as limits } from '../../parameters/congestion.ts';
import type { CongestionInfo } from '../../primitives/congestionInfo.ts';
import {
  congestionLevel,
  findCongestionError,
  mixGas,
  outgoingGasLimit,
  transactionGasLimit,
} from './congestionLevel.ts';
import type { Load } from './congestionLevel.ts';

const load = (congestion: Partial<CongestionInfo>, missedChunks = 0): Load => ({
  congestion: { delayedReceiptsGas: 0n, bufferedReceiptsGas: 0n, receiptBytes: 0, allowedShard: 3, ...congestion },
  missedChunks,
});

describe('a shard where nothing waits', () => {
  const idle = load({});

  test('takes all it can', () => {
    expect(congestionLevel(limits, idle)).toBe(0);
    expect(outgoingGasLimit(limits, idle, 0)).toBe(limits.maxOutgoingGas);
    expect(transactionGasLimit(limits, idle)).toBe(limits.maxTxGas);
    expect(findCongestionError(limits, idle, 1)).toBe(null);
  });
});

const kinds: readonly { readonly name: string; readonly at: (percent: number) => Load; readonly slows: boolean }[] = [
  {
    name: 'delayed receipts',
    at: (percent) => load({ delayedReceiptsGas: (limits.maxCongestionIncomingGas * BigInt(percent)) / 100n }),
    slows: true,
  },
  {
    name: 'buffered receipts',
    at: (percent) => load({ bufferedReceiptsGas: (limits.maxCongestionOutgoingGas * BigInt(percent)) / 100n }),
    slows: false,
  },
  {
    name: 'bytes',
    at: (percent) => load({ receiptBytes: (limits.maxCongestionMemoryConsumption * percent) / 100 }),
    slows: false,
  },
];

describe.each(kinds)('a shard with many $name', ({ at, slows }) => {
  test('fully congested, lets only the allowed shard send, and that little', () => {
    expect(congestionLevel(limits, at(100))).toBe(1);
    expect(congestionLevel(limits, at(250))).toBe(1);
    expect([outgoingGasLimit(limits, at(100), 1), outgoingGasLimit(limits, at(100), 3)]).toEqual([
      0n,
      limits.allowedShardOutgoingGas,
    ]);
  });

  test('refuses transactions from 80 % on', () => {
    expect(findCongestionError(limits, at(79), 1)).toBe(null);
    expect(findCongestionError(limits, at(80), 1)).toEqual({
      type: 'ShardCongested',
      shardId: 1,
      congestionLevel: 0.8,
    });
  });

  test('lets in less gas the more waits', () => {
    expect(outgoingGasLimit(limits, at(10), 1)).toBe(mixGas(limits.maxOutgoingGas, limits.minOutgoingGas, 0.1));
    expect(outgoingGasLimit(limits, at(80), 1)).toBe(mixGas(limits.maxOutgoingGas, limits.minOutgoingGas, 0.8));
  });

  test('turns fewer transactions into receipts only if what it received waits', () => {
    expect(transactionGasLimit(limits, at(100))).toBe(slows ? limits.minTxGas : limits.maxTxGas);
  });
});

describe('a shard without chunks', () => {
  const tenMissed = { ...limits, maxCongestionMissedChunks: 10 };

  test.each([
    [0, 0],
    [1, 0],
    [2, 0.2],
    [3, 0.3],
    [10, 1],
    [20, 1],
  ])('that missed %i of 10 stands at %d', (missed, level) => {
    expect(congestionLevel(tenMissed, load({}, missed))).toBe(level);
  });

  test('stands at the worse of what it missed and what waits', () => {
    const half = { bufferedReceiptsGas: limits.maxCongestionOutgoingGas / 2n };
    const levels = [0, 5, 6, 10].map((missed) => congestionLevel(tenMissed, load(half, missed)));
    expect(levels).toEqual([0.5, 0.5, 0.6, 1]);
  });

  test('is stuck from 100 missed chunks on', () => {
    expect(findCongestionError(limits, load({}, 99), 7)).toBe(null);
    expect(findCongestionError(limits, load({}, 100), 7)).toEqual({
      type: 'ShardStuck',
      shardId: 7,
      missedChunks: 100,
    });
  });
});

test.each([
  [0n, 1000n, 0.5, 500n],
  [0n, 0n, 0.3, 0n],
  [1000n, 1000n, 0.1, 1000n],
  [50n, 80n, 0.33, 60n],
])('between %d and %d at %d lies %d', (left, right, ratio, expected) => {
  expect(mixGas(left, right, ratio)).toBe(expected);
});

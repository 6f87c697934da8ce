import { describe, expect, it } from 'vitest';
import type { ForkEnd } from './forkRuns.ts';
import { leastGas, linesBetween, spreadAmounts, sweepForks } from './sweepForks.ts';
import type { SweepPoint } from './sweepForks.ts';

const point = (gas: number, end: ForkEnd): SweepPoint => ({ gas, end, burnt: 0n, failed: null });
const sweep = (endAt: (gas: number) => ForkEnd, amounts: readonly number[]) => [
  ...sweepForks((gas) => point(gas, endAt(gas)), amounts),
];

describe('a sweep', () => {
  const twoLines = (gas: number): ForkEnd => (gas < 491 ? 'HalfDone' : gas < 22_029 ? 'AllWell' : 'NeverBegan');

  it('tries what it is given, then halves between what ended differently, until the amounts are neighbours', () => {
    const points = sweep(twoLines, [100, 400, 600, 20_000, 30_000]);
    expect(points.slice(0, 6).map(({ gas }) => gas)).toEqual([100, 400, 600, 20_000, 30_000, 500]);
    expect(linesBetween(points)).toEqual([
      { from: 491, before: 'HalfDone', after: 'AllWell' },
      { from: 22_029, before: 'AllWell', after: 'NeverBegan' },
    ]);
    expect(leastGas(points)).toBe(491);
    expect(points.length).toBeLessThan(30);
  });

  it('finds both lines where a whole end lies between two amounts', () => {
    expect(linesBetween(sweep(twoLines, [300, 30_000])).map(({ from }) => from)).toEqual([491, 22_029]);
  });

  it('has no line where all ends alike, and no least amount', () => {
    const points = sweep(() => 'HalfDone', [1, 10, 100]);
    expect([points.length, linesBetween(points), leastGas(points)]).toEqual([3, [], null]);
  });

  it('knows no line before its neighbours have been tried', () => {
    expect(leastGas([point(400, 'HalfDone'), point(600, 'AllWell')])).toBeNull();
  });
});

it('amounts are spread by the same factor, from end to end', () => {
  expect(spreadAmounts(100, 100_000, 4)).toEqual([100, 1000, 10_000, 100_000]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareBandwidth, type Links } from './shareBandwidth.ts';

const all = (count: number): Links<boolean> =>
  Array.from({ length: count }, () => new Array<boolean>(count).fill(true));
const only = (count: number, ...links: readonly (readonly [number, number])[]): Links<boolean> =>
  all(count).map((row, from) => row.map((_, to) => links.some(([a, b]) => a === from && b === to)));

test('one link carries what the smaller side can', () => {
  expect(shareBandwidth([50], [100], all(1))).toEqual([[50]]);
});

test('a link that is not allowed carries nothing', () => {
  expect(shareBandwidth([50], [100], only(1))).toEqual([[0]]);
});

test('three equal shards send each other equal parts', () => {
  expect(shareBandwidth([300, 300, 300], [300, 300, 300], all(3))).toEqual([
    [100, 100, 100],
    [100, 100, 100],
    [100, 100, 100],
  ]);
});

test('one in the middle shares with those at both ends', () => {
  const links = only(3, [1, 0], [1, 2], [0, 1], [2, 1]);
  expect(shareBandwidth([100, 100, 100], [100, 100, 100], links)).toEqual([
    [0, 50, 0],
    [50, 0, 50],
    [0, 50, 0],
  ]);
});

test('congested shards get from the one they allow what others may not send', () => {
  const links = only(3, [0, 0], [0, 1], [1, 0], [1, 2], [2, 0]);
  expect(shareBandwidth([300, 300, 300], [300, 300, 300], links)).toEqual([
    [100, 200, 0],
    [100, 0, 200],
    [100, 0, 0],
  ]);
});

describe('whatever is left', () => {
  const shardCount = fc.integer({ min: 1, max: 9 });
  const budgets = (count: number) => fc.array(fc.integer({ min: 0, max: 999 }), { minLength: count, maxLength: count });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

  test('no shard sends or receives more than it can', () => {
    const cases = shardCount.chain((count) =>
      fc.tuple(
        budgets(count),
        budgets(count),
        fc.array(fc.array(fc.boolean(), { minLength: count, maxLength: count }), {
          minLength: count,
          maxLength: count,
        }),
      ),
    );
    fc.assert(
      fc.property(cases, ([senders, receivers, links]) => {
        const grants = shareBandwidth(senders, receivers, links);
        for (const [i, most] of senders.entries()) expect(sum(grants[i] ?? [])).toBeLessThanOrEqual(most);
        for (const [i, most] of receivers.entries())
          expect(sum(grants.map((row) => row[i] ?? 0))).toBeLessThanOrEqual(most);
        for (const [from, row] of grants.entries())
          for (const [to, granted] of row.entries()) if (links[from]?.[to] !== true) expect(granted).toBe(0);
      }),
      { seed: 1 },
    );
  });

  test('nearly all of it is used when all may send to all', () => {
    const cases = shardCount.chain((count) => fc.tuple(budgets(count), budgets(count)));
    fc.assert(
      fc.property(cases, ([senders, receivers]) => {
        const used = sum(shareBandwidth(senders, receivers, all(senders.length)).flat());
        const possible = Math.min(sum(senders), sum(receivers));
        // Each link may lose less than a byte to rounding.
        expect(used).toBeGreaterThanOrEqual(possible - senders.length ** 2);
      }),
      { seed: 1 },
    );
  });
});

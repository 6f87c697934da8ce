import { describe, expect, it } from 'vitest';
import { GasPoints, passing, pointKind } from './gasPoints.ts';

const { pure, before, after, between, unreachable, bulk } = pointKind;
type Point = readonly [offset: number, kind: number, units: number];

function merged(points: readonly Point[]): Point[] {
  const table = new GasPoints();
  for (const [offset, kind, units] of points) table.push(offset, kind, units);
  table.merge();
  return Array.from({ length: table.count }, (_, i) => [table.offsets[i]!, table.kinds[i]!, table.units[i]!]);
}

describe('GasPoints', () => {
  it('charges a run of pure instructions at once, where it begins', () => {
    expect(
      merged([
        [0, pure, 1],
        [1, pure, 1],
        [2, pure, 1],
      ]),
    ).toEqual([[0, pure, 3]]);
  });

  it('charges up to and including the next instruction with effects', () => {
    expect(
      merged([
        [0, pure, 1],
        [1, before, 1],
        [2, after, 0],
        [2, pure, 1],
        [3, before, 1],
      ]),
    ).toEqual([
      [0, before, 2],
      [2, between, 2],
    ]);
  });

  it('never charges later what stands before an effect', () => {
    expect(
      merged([
        [0, before, 1],
        [1, pure, 1],
      ]),
    ).toEqual([
      [0, before, 1],
      [1, pure, 1],
    ]);
  });

  it('joins what stands at one place', () => {
    expect(
      merged([
        [0, after, 0],
        [0, before, 1],
      ]),
    ).toEqual([[0, between, 1]]);
    expect(
      merged([
        [0, after, 0],
        [0, bulk, 0],
      ]),
    ).toEqual([[0, bulk, 0]]);
    expect(
      merged([
        [0, pure, 1],
        [0, unreachable, 1],
      ]),
    ).toEqual([[0, unreachable, 2]]);
  });

  it('keeps bulk instructions to themselves', () => {
    expect(
      merged([
        [0, pure, 1],
        [1, bulk, 0],
        [2, after, 0],
        [2, pure, 1],
      ]),
    ).toEqual([
      [0, pure, 1],
      [1, bulk, 0],
      [2, after, 1],
    ]);
  });

  it('charges at once what no branch, call or bulk instruction divides', () => {
    const table = new GasPoints();
    table.push(0, before, 1, passing.effect);
    table.push(1, between, 2, passing.effect);
    table.push(2, between, 3, passing.call);
    table.push(3, between, 4, passing.branch);
    table.push(4, after, 5);
    table.push(5, bulk, 6, passing.effect);
    table.push(6, after, 7);
    table.mergeStraight();
    expect([...table.units.subarray(0, table.count)]).toEqual([6, 4, 5, 6, 7]);
    expect([...table.offsets.subarray(0, table.count)]).toEqual([0, 3, 4, 5, 6]);
  });
});

import { expect, it } from 'vitest';
import { budgetSweeps } from '../../course/budgetSweep.ts';
import type { ForkEnd } from '../../network/forkRuns.ts';
import { layoutSweep, nearestPoint, pointByKey } from './layoutSweep.ts';

const point = (gas: number, end: ForkEnd) => ({ gas, end, burnt: 0n, failed: null });
const points = [point(100, 'HalfDone'), point(30_000, 'NeverBegan'), point(491, 'AllWell'), point(490, 'HalfDone')];
const halves = [
  { language: 'Rust', points, done: true },
  { language: 'TypeScript', points: [point(500, 'HalfDone')], done: true },
] as const;
const sweep = budgetSweeps[0] ?? expect.fail('C2 has no sweep.');

it('the path runs along an end, jumps where it changes between neighbours, and leaves out what is not known', () => {
  const [rust] = layoutSweep(sweep, halves, 800).bands;
  expect(rust?.path.replace(/[\d.]+ /g, '')).toBe('M105L105L45M75');
  expect(rust?.lines.map(({ from, anchor }) => [from, anchor])).toEqual([[491, 'end']]);
});

it('stays within its room, however narrow', () => {
  for (const width of [290, 800]) {
    const { bands } = layoutSweep(sweep, halves, width);
    const xs = bands.flatMap((band) => band.points.map(({ x }) => x));
    expect(Math.min(...xs)).toBeGreaterThan(0);
    expect(Math.max(...xs)).toBeLessThan(width);
  }
});

it('keys lead along the amounts, and to the nearest one of the other language', () => {
  const { bands } = layoutSweep(sweep, halves, 800);
  const first = bands[0]?.points[0] ?? expect.fail('There is no point.');
  const led = (key: string) => pointByKey(bands, first, key)?.gas;
  expect(['ArrowRight', 'ArrowLeft', 'End', 'ArrowDown', 'x'].map(led)).toEqual([
    490,
    undefined,
    30_000,
    500,
    undefined,
  ]);
});

it('a place belongs to the nearest point of its band', () => {
  const { bands } = layoutSweep(sweep, halves, 800);
  const last = bands[0]?.points.at(-1) ?? expect.fail('There is no point.');
  expect(nearestPoint(bands, last.x - 10, last.y)?.gas).toBe(30_000);
  expect(nearestPoint(bands, last.x, bands[1]?.y ?? 0)?.gas).toBe(500);
});

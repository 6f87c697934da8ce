import { beforeEach, expect, it, vi } from 'vitest';
import { trackTimers } from './trackTimers.ts';
import type { TimerScope } from './trackTimers.ts';

let open = 0;
let scope: TimerScope;

beforeEach(() => {
  vi.useFakeTimers();
  open = 0;
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  scope = { setTimeout, clearTimeout, setInterval, clearInterval } as unknown as TimerScope;
  trackTimers(scope, (change) => {
    open += change;
  });
  return () => vi.useRealTimers();
});

it('counts a timer until it has run', () => {
  scope.setTimeout(() => {}, 10);
  expect(open).toBe(1);
  vi.advanceTimersByTime(10);
  expect(open).toBe(0);
});

it('counts a timer until it is cleared, and clearing twice changes nothing', () => {
  const timer = scope.setTimeout(() => {}, 10);
  scope.clearTimeout(timer);
  scope.clearTimeout(timer);
  scope.clearTimeout(undefined);
  expect(open).toBe(0);
});

it('counts an interval until it is cleared', () => {
  const timer = scope.setInterval(() => {}, 10);
  vi.advanceTimersByTime(50);
  expect(open).toBe(1);
  scope.clearInterval(timer);
  expect(open).toBe(0);
});

it('has counted a timer down also when it throws', () => {
  scope.setTimeout(() => {
    throw new Error('late');
  }, 10);
  expect(() => vi.advanceTimersByTime(10)).toThrow('late');
  expect(open).toBe(0);
});

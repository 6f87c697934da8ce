import { expect, it } from 'vitest';
import { createWatchdog } from './createWatchdog.ts';

it('calls a worker that answers no ping a loop, also while the network works', () => {
  const watchdog = createWatchdog(0, 10);
  watchdog.waiting(1, 2);
  expect(watchdog.verdict(9)).toBeNull();
  expect(watchdog.verdict(10)).toBe('Loop');
});

it('calls a worker that answers but does nothing quiet', () => {
  const watchdog = createWatchdog(0, 10);
  watchdog.alive(9);
  expect(watchdog.verdict(9)).toBeNull();
  expect(watchdog.verdict(10)).toBe('Quiet');
});

it('calls it a loop when the last sign of life came just after the start', () => {
  const watchdog = createWatchdog(0, 10);
  watchdog.alive(1);
  expect(watchdog.verdict(10)).toBe('Loop');
});

it('waits for the network as long as it takes', () => {
  const watchdog = createWatchdog(0, 10);
  watchdog.waiting(1, 1);
  watchdog.alive(1_000);
  expect(watchdog.verdict(1_005)).toBeNull();
});

it('starts anew after an answer, and after a console line', () => {
  const watchdog = createWatchdog(0, 10);
  watchdog.waiting(1, 1);
  watchdog.alive(100);
  watchdog.waiting(0, 100);
  expect(watchdog.verdict(109)).toBeNull();
  watchdog.progress(109);
  expect(watchdog.verdict(118)).toBeNull();
  expect(watchdog.verdict(119)).toBe('Loop');
});

import { expect, test } from 'vitest';
import { lessonOnFailure } from './failureLessons.ts';
import type { Lesson } from './manifest.ts';

const lesson = (code: string): Lesson => ({ id: code.toLowerCase(), code, title: code, question: '' });
const all = ['A2', 'A3', 'A5', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'D2', 'D6', 'E4', 'E5'].map(lesson);
const place = { isCallback: false, isAwaited: false, isInside: false };

test.each([
  ['GuestPanic', { isCallback: true, isInside: true }, 'B4'],
  ['GuestPanic', { isAwaited: true, isInside: true }, 'B1'],
  ['MethodNotFound', { isInside: true }, 'B1'],
  ['GuestPanic', {}, undefined],
  ['PrivateMethod', {}, 'A5'],
  ['GasExceeded', { isCallback: true, isInside: true }, 'C3'],
  ['ReceiverMismatch', {}, 'E4'],
  ['SomethingFromTheFuture', {}, undefined],
] as const)('%s, %j: %s', (kind, where, code) => {
  expect(lessonOnFailure({ ...place, kind, ...where }, all)?.code).toBe(code);
});

test('a lesson that is not written is not linked; the next best is', () => {
  const some = all.filter((l) => l.code !== 'C3' && l.code !== 'C2');
  const failure = { ...place, kind: 'GasExceeded', isCallback: true, isInside: true };
  expect([lessonOnFailure(failure, some)?.code, lessonOnFailure(failure, [])]).toEqual(['B4', undefined]);
});

import { describe, expect, it } from 'vitest';
import { continueAt } from './continueAt.ts';
import type { Lesson } from './manifest.ts';
import { untouched } from './progress.ts';
import type { LessonProgress, Progress } from './progress.ts';

const course: readonly Lesson[] = ['a', 'b', 'c'].map((id) => ({ id, code: id, title: id, question: id }));
const done: Partial<LessonProgress> = { ran: true, exercisePassed: true, quizPassed: true };

function at(lessons: Readonly<Record<string, Partial<LessonProgress>>>, last: string | null): string | null {
  const entries = Object.entries(lessons).map(([id, lesson]) => [id, { ...untouched, ...lesson }] as const);
  const progress: Progress = { version: 2, lessons: Object.fromEntries(entries), last };
  const found = continueAt(progress, course);
  return found && `${found.lesson.id} ${found.part}`;
}

describe('where to go on', () => {
  it.each([
    ['nowhere, before anything was begun', {}, null, null],
    ['with the experiment, where only a prediction was made', { b: { predictions: { x: '1' } } }, 'b', 'b experiment'],
    ['with the exercise, after a run', { b: { ran: true } }, 'b', 'b exercise'],
    ['with the questions, after the exercise', { b: { ran: true, exercisePassed: true } }, 'b', 'b questions'],
    ['in the next lesson, when one is done', { a: done }, 'a', 'b experiment'],
    ['in an earlier one that was left out, after the last', { a: { ran: true }, b: done, c: done }, 'c', 'a exercise'],
    ['nowhere, when all is done', { a: done, b: done, c: done }, 'b', null],
    [
      'at the first that is not done, where nobody knows which was last',
      { a: done, c: { ran: true } },
      null,
      'b experiment',
    ],
    ['as before, where the last was no lesson of the course', { a: done }, 'gone', 'b experiment'],
  ])('is %s', (_what, lessons, last, expected) => {
    expect(at(lessons, last)).toBe(expected);
  });
});

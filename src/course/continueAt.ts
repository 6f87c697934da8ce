import { lessons } from './manifest.ts';
import type { Lesson } from './manifest.ts';
import { progressMark, untouched } from './progress.ts';
import type { LessonProgress, Progress } from './progress.ts';

/** Where a reader goes on. */
export interface Continuation {
  readonly lesson: Lesson;
  /** The part of it that is next. */
  readonly part: LessonPart;
}

export type LessonPart = 'experiment' | 'exercise' | 'questions';

/** The headings at which the parts of a lesson stand; its experiment is at the top. */
export const partAnchors: Readonly<Record<LessonPart, string>> = {
  experiment: '',
  exercise: '#exercise',
  questions: '#questions',
};

/** The first part of a lesson that is not done. */
export function nextPart({ ran, exercisePassed, quizPassed }: LessonProgress): LessonPart | null {
  if (!ran && !exercisePassed && !quizPassed) return 'experiment';
  if (!exercisePassed) return 'exercise';
  return quizPassed ? null : 'questions';
}

/**
 * Finds where to go on: in the lesson that was touched last, or, if that is done, in the next one that is not. Null before anything was begun, and when
 * all is done.
 */
export function continueAt(
  { lessons: done, last }: Progress,
  course: readonly Lesson[] = lessons,
): Continuation | null {
  const of = (lesson: Lesson): LessonProgress => done[lesson.id] ?? untouched;
  if (course.every((lesson) => progressMark(of(lesson)) === 'untouched')) return null;
  const at = Math.max(
    course.findIndex(({ id }) => id === last),
    0,
  );
  for (const lesson of [...course.slice(at), ...course.slice(0, at)]) {
    const part = nextPart(of(lesson));
    if (part !== null) return { lesson, part };
  }
  return null;
}

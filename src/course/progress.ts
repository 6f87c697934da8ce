import type { PROGRESS_VERSION } from './readProgress.ts';

/** A lesson, as far as the reader is with it. */
export interface LessonProgress {
  readonly ran: boolean;
  /** The chosen answer by question. */
  readonly predictions: Readonly<Record<string, string>>;
  /** The last answer by question. */
  readonly quiz: Readonly<Record<string, string>>;
  readonly quizPassed: boolean;
  readonly exercisePassed: boolean;
  /** How many hints of the exercise are open. */
  readonly hints: number;
}

export interface Progress {
  readonly version: typeof PROGRESS_VERSION;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The lesson in which something was done last. */
  readonly last: string | null;
}

export type ProgressMark = 'untouched' | 'begun' | 'done';

export const untouched: LessonProgress = {
  ran: false,
  predictions: {},
  quiz: {},
  quizPassed: false,
  exercisePassed: false,
  hints: 0,
};

/** Judges how far a lesson is: done when its quiz and its exercise are. */
export function progressMark(lesson: LessonProgress): ProgressMark {
  if (lesson.quizPassed && lesson.exercisePassed) return 'done';
  const begun = lesson.ran || Object.keys(lesson.predictions).length > 0 || Object.keys(lesson.quiz).length > 0;
  return begun || lesson.quizPassed || lesson.exercisePassed ? 'begun' : 'untouched';
}

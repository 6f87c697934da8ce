import type { FinishedRun } from './runBus.ts';

/** Something a run shows, as text: a block's number, a value, an account. Undefined when this run does not show it. */
export type Fact = (run: FinishedRun) => string | undefined;

/** What a check found: whether the task is solved, and one sentence for the reader either way. */
export interface Verdict {
  readonly passed: boolean;
  readonly says: string;
}

/**
 * What a lesson knows by program. Predictions compare the reader's answer with a fact of the run; `<Measured>` shows a
 * fact of the recorded run; the tests hold both against each other.
 */
export interface LessonModule {
  readonly facts: Readonly<Record<string, Fact>>;
  /** Judges the exercise by what the run did, never by the text of the code. */
  readonly check?: (run: FinishedRun) => Verdict;
}

const modules = import.meta.glob<{ lesson: LessonModule }>('./lessons/*.ts');

/** Loads a lesson's module when it is first needed: after a run, not before. */
export async function loadLesson(lessonId: string): Promise<LessonModule> {
  const load = modules[`./lessons/${lessonId}.ts`];
  if (load === undefined)
    throw new Error(
      `There is no src/course/lessons/${lessonId}.ts. A lesson with a prediction or an exercise needs one.`,
    );
  return (await load()).lesson;
}

import type { TraceStep } from '../trace/trace.ts';
import type { Exercise, Verdict } from './exercise/exercise.ts';
import type { FinishedRun } from './runBus.ts';
import type { World } from './world.ts';

export type { Verdict } from './exercise/exercise.ts';

/** Something a run shows, as text: a block's number, a value, an account. Undefined when this run does not show it. */
export type Fact = (run: FinishedRun) => string | undefined;

/**
 * What a lesson knows by program. Predictions compare the reader's answer with a fact of the run; `<Measured>` shows a
 * fact of the recorded run; the tests hold both against each other.
 */
export interface LessonModule {
  readonly facts: Readonly<Record<string, Fact>>;
  /** What the cards of a `<Placing>` stand for, where a method's name does not tell. */
  readonly places?: Readonly<Record<string, (run: FinishedRun) => TraceStep | undefined>>;
  /** Judges the run of the exercise that the reader sees. Only what passes it is tried further. */
  readonly check?: (run: FinishedRun) => Verdict;
  /** The trials of the exercise, in networks of their own. */
  readonly exercise?: Exercise;
  /** The runs of which `<PatternGraph>` draws who called whom, by name: a snippet beside the lesson's text, alone or with more to say. */
  readonly graphs?: Readonly<Record<string, string | LessonGraph>>;
}

/** A run to be drawn as a graph. */
export interface LessonGraph {
  /** The file beside the lesson's text. It must not end with an error: what may fail is awaited in `try`. */
  readonly snippet: string;
  /** The network on which it runs, made from the lesson's. */
  readonly world?: (world: World) => World;
  /** Which of the run's transactions are drawn, from 0 in the order in which they were sent; all of them, if left out. */
  readonly transactions?: readonly number[];
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

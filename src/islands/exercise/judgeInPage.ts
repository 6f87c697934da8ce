import type { Answer } from '../../course/exercise/bench.ts';
import type { Exercise } from '../../course/exercise/exercise.ts';
import { judgeExercise } from '../../course/exercise/judgeExercise.ts';
import type { ExerciseReport, TrialReport } from '../../course/exercise/judgeExercise.ts';
import { worldOf } from '../../course/worlds.ts';
import { createPageBench } from './createPageBench.ts';
import type { BenchPlaces } from './createPageBench.ts';

export interface JudgeOptions extends BenchPlaces {
  readonly lesson: string;
  readonly exercise: Exercise;
  readonly answer: Answer;
  /** A newer answer is there: what is under way ends. */
  readonly signal: AbortSignal;
  onReport(report: TrialReport): void;
}

/** Runs an answer through a lesson's trials, in this page. Rejects once it is given up. */
export async function judgeInPage(options: JudgeOptions): Promise<ExerciseReport> {
  const { lesson, exercise, answer, signal, onReport } = options;
  const bench = createPageBench(options);
  const givenUp = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('There is a newer answer.')), { once: true }),
  );
  try {
    return await Promise.race([judgeExercise(bench, { exercise, world: worldOf(lesson), answer }, onReport), givenUp]);
  } finally {
    bench.close();
  }
}

import type { World } from '../world.ts';
import type { Answer, Bench } from './bench.ts';
import { notYet } from './exercise.ts';
import type { Exercise, Trial, TrialRun, Verdict } from './exercise.ts';
import { runTrial } from './runTrial.ts';

/** How an answer fared in one trial. */
export interface TrialReport {
  readonly name: string;
  readonly verdict: Verdict;
  /** Null when it could not even begin. */
  readonly run: TrialRun | null;
}

/** How an answer fared: trials up to the first that went wrong. */
export interface ExerciseReport {
  readonly passed: boolean;
  readonly trials: readonly TrialReport[];
  /** What decided: the first verdict against it, or the last of all. */
  readonly verdict: Verdict;
}

/**
 * Runs an answer through an exercise's trials, one after the other, and stops at the first that it does not pass. Equal answers get equal reports.
 * @param onReport is told of each trial as it ends
 */
export async function judgeExercise(
  bench: Bench,
  { exercise, world, answer }: { readonly exercise: Exercise; readonly world: World; readonly answer: Answer },
  onReport: (report: TrialReport) => void = () => {},
): Promise<ExerciseReport> {
  const trials: TrialReport[] = [];
  for (const trial of exercise.trials) {
    const report = await judgeTrial(trial, () => runTrial(bench, { exercise, trial, world, answer }));
    trials.push(report);
    onReport(report);
    if (!report.verdict.passed) return { passed: false, trials, verdict: report.verdict };
  }
  const last = trials.at(-1);
  if (last === undefined) throw new Error('An exercise needs at least two trials; this one has none.');
  return { passed: true, trials, verdict: last.verdict };
}

async function judgeTrial(trial: Trial, run: () => Promise<TrialRun>): Promise<TrialReport> {
  const { name } = trial;
  let done: TrialRun;
  try {
    done = await run();
  } catch (error) {
    // Most often a contract whose initialisation fails; its stack is not for a sentence.
    const [says = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { name, verdict: notYet(says), run: null };
  }
  const verdict = trial.judge(done);
  if (verdict.passed && done.error !== null && !trial.mayThrow)
    return { name, run: done, verdict: notYet(`It did what was asked, and then ended with an error: ${done.error}`) };
  return { name, run: done, verdict };
}

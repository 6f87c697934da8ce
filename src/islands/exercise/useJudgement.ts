import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../course/exercise/bench.ts';
import type { Exercise, Verdict } from '../../course/exercise/exercise.ts';
import type { TrialReport } from '../../course/exercise/judgeExercise.ts';
import { loadLesson } from '../../course/lessonModule.ts';
import { onRun } from '../../course/runBus.ts';
import type { FinishedRun } from '../../course/runBus.ts';
import type { BenchPlaces } from './createPageBench.ts';

/** How far an answer has been judged. */
export interface Judgement {
  /** Null while trials are under way. */
  readonly verdict: Verdict | null;
  /** Those that are over, in their order. */
  readonly trials: readonly TrialReport[];
  /** The answer is a contract, not a snippet. */
  readonly ofContract: boolean;
}

export interface JudgedExercise extends BenchPlaces {
  readonly lesson: string;
  /** The experiment whose runs are checked. */
  readonly experiment: string;
  /** The code the reader starts from, the contract's where that is what they change: running it unchanged is no attempt. */
  readonly start: string;
}

/** Judges each answer that the reader runs: the run itself, then the trials. Undefined before the first. */
export function useJudgement(options: JudgedExercise, onPassed: () => void): Judgement | undefined {
  const { lesson, experiment, start, frameUrl, contractsUrl } = options;
  const [judgement, setJudgement] = useState<Judgement>();

  useEffect(() => {
    let latest = new AbortController();
    const stop = onRun(experiment, async (run) => {
      latest.abort();
      const { signal } = (latest = new AbortController());
      const show = (next: Judgement | undefined): void => {
        if (!signal.aborted) setJudgement(next);
      };
      const { check, exercise } = await loadLesson(lesson);
      const answer = answerOf(run, exercise, start);
      if (answer === null) return;
      const begun = { trials: [], ofContract: answer.type === 'contract' };
      const own = answer.type === 'snippet' ? check?.(run) : undefined;
      const done = (end: Judgement): void => {
        show(end);
        if (!signal.aborted && end.verdict?.passed) onPassed();
      };
      if (own?.passed === false || exercise === undefined) return done({ ...begun, verdict: own ?? null });
      show({ ...begun, verdict: null });
      try {
        const { judgeInPage } = await import('./judgeInPage.ts');
        const trials: TrialReport[] = [];
        const onReport = (report: TrialReport): void => {
          trials.push(report);
          show({ ...begun, trials: [...trials], verdict: null });
        };
        const places = { frameUrl, contractsUrl };
        const report = await judgeInPage({ ...places, lesson, exercise, answer, signal, onReport });
        // The reader's own run has the clearer words for what they see.
        done({ ...begun, trials: report.trials, verdict: report.passed && own ? own : report.verdict });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        show({
          ...begun,
          verdict: { passed: false, says: `The trials could not be run: ${reason} Run again to try.` },
        });
      }
    });
    return () => {
      stop();
      latest.abort();
    };
  }, [lesson, experiment, start, frameUrl, contractsUrl]);

  return judgement;
}

/** What there is to judge in a run; null if the reader has changed nothing yet. */
function answerOf(run: FinishedRun, exercise: Exercise | undefined, start: string): Answer | null {
  if (exercise?.kind === 'contract') {
    if (run.contract === undefined || run.contract.source.trim() === start.trim()) return null;
    return { type: 'contract', ...run.contract };
  }
  return run.code.trim() === start.trim() ? null : { type: 'snippet', source: run.code, fileName: 'exercise.ts' };
}

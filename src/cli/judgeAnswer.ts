import { compileContract } from '../compiler/compileContract.ts';
import type { Answer } from '../course/exercise/bench.ts';
import { notYet } from '../course/exercise/exercise.ts';
import type { Exercise, Verdict } from '../course/exercise/exercise.ts';
import { judgeExercise } from '../course/exercise/judgeExercise.ts';
import { worldOf } from '../course/worlds.ts';
import { nodeContractTools } from './compileInNode.ts';
import { createNodeBench } from './createNodeBench.ts';
import { answerPath, readAnswerFile } from './readAnswerFile.ts';
import { lessonModule } from './recordFacts.ts';
import { runLesson } from './runLesson.ts';
import { unexplainedFailures } from './unexplainedFailures.ts';

/** A verdict, and the trial it was reached in; null where the reader's own run, or the compiler, was enough. */
export interface JudgedAnswer extends Verdict {
  readonly trial: string | null;
  /** Failures in its trials that no page explains. */
  readonly unexplained: readonly string[];
}

/**
 * Judges an answer to a lesson's exercise as the page does: the run that the reader sees first, then every trial.
 * @param file the path of a snippet or of a contract in TypeScript, as the exercise asks for, or of a difference (`readAnswerFile`)
 */
export async function judgeAnswer(lessonId: string, file: string): Promise<JudgedAnswer> {
  const { check, exercise } = await lessonModule(lessonId);
  const kind = exercise?.kind ?? 'snippet';
  const path = kind === 'snippet' ? await answerPath(file) : file;
  if (kind === 'snippet') {
    const verdict = check?.(await runLesson(lessonId, path)) ?? notYet('Nothing checks this exercise.');
    if (!verdict.passed || exercise === undefined) return { ...verdict, trial: null, unexplained: [] };
  }
  const answer = await readAnswer(kind, path);
  if ('says' in answer) return { ...answer, trial: null, unexplained: [] };
  const report = await judgeExercise(createNodeBench(), {
    exercise: exercise as Exercise,
    world: worldOf(lessonId),
    answer,
  });
  const traces = report.trials.flatMap(({ run }) => (run ? [...run.traces, ...run.others] : []));
  const unexplained = unexplainedFailures(traces);
  return { ...report.verdict, trial: report.trials.at(-1)?.name ?? null, unexplained };
}

async function readAnswer(kind: Exercise['kind'], file: string): Promise<Answer | Verdict> {
  const source = await readAnswerFile(file);
  if (kind === 'snippet') return { type: 'snippet', source, fileName: file };
  const compiled = compileContract(await nodeContractTools(), source, 'contract.ts');
  if (compiled.ok) return { type: 'contract', source, wasm: compiled.wasm };
  const { at, message } = compiled.error;
  return notYet(at ? `Line ${at.line}: ${message}` : message);
}

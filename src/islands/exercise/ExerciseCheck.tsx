import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { InlineText } from '../InlineText.tsx';
import { useProgress } from '../useProgress.ts';
import { TrialList } from './TrialList.tsx';
import { useJudgement } from './useJudgement.ts';
import type { JudgedExercise, Judgement } from './useJudgement.ts';

interface Props extends JudgedExercise {
  readonly hints: readonly string[];
  /** The solution, already highlighted. */
  readonly children?: ComponentChildren;
}

/** What stands under an exercise: the verdict on the latest run, hints one by one, the solution after an attempt or when asked for. */
export function ExerciseCheck({ hints, children, ...exercise }: Props) {
  const [progress, update] = useProgress(exercise.lesson);
  const judgement = useJudgement(exercise, () => update({ exercisePassed: true }));
  const [solutionOpen, setSolutionOpen] = useState(false);
  const attempted = judgement !== undefined || progress.exercisePassed;
  const shownHints = hints.slice(0, progress.hints);
  const passed = judgement?.verdict?.passed;
  return (
    <div class="exercise-check">
      <p
        class="verdict"
        role="status"
        data-verdict={passed === undefined ? undefined : passed ? 'right' : 'wrong'}
        data-trials={judgement?.trials.length}
      >
        <VerdictText judgement={judgement} solvedBefore={progress.exercisePassed} />
      </p>
      {judgement && <TrialList judgement={judgement} />}
      {shownHints.length > 0 && (
        <ol class="hints">
          {shownHints.map((hint) => (
            <li>
              <InlineText text={hint} />
            </li>
          ))}
        </ol>
      )}
      <div class="actions">
        {shownHints.length < hints.length && (
          <button class="button" type="button" onClick={() => update({ hints: progress.hints + 1 })}>
            {shownHints.length === 0 ? 'Show a hint' : 'Show another hint'}
          </button>
        )}
        <button
          class="button"
          type="button"
          aria-expanded={solutionOpen}
          onClick={() => setSolutionOpen(!solutionOpen)}
        >
          {solutionOpen ? 'Hide the solution' : attempted ? 'Show the solution' : 'Show the solution without a try'}
        </button>
      </div>
      <div class="solution" hidden={!solutionOpen} data-pagefind-ignore>
        {children}
      </div>
    </div>
  );
}

interface VerdictTextProps {
  readonly judgement: Judgement | undefined;
  readonly solvedBefore: boolean;
}

function VerdictText({ judgement, solvedBefore }: VerdictTextProps) {
  if (judgement === undefined) {
    return (
      <>
        {solvedBefore
          ? 'You have solved this before.'
          : 'Change the code and run it: what it does is checked, not how it is written.'}
      </>
    );
  }
  const { verdict, trials } = judgement;
  if (verdict === null) return <>So far, so good. Now the same in other circumstances…</>;
  const [first] = trials;
  const inTrial = !verdict.passed && first !== undefined;
  return (
    <>
      <strong>{verdict.passed ? 'Solved.' : 'Not yet.'}</strong>{' '}
      {inTrial && !judgement.ofContract && 'What you ran is right; in other circumstances the same code is not. '}
      <InlineText text={verdict.says} />
    </>
  );
}

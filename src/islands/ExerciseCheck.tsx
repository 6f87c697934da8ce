import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadLesson, type Verdict } from '../course/lessonModule.ts';
import { onRun } from '../course/runBus.ts';
import { InlineText } from './InlineText.tsx';
import { useProgress } from './useProgress.ts';

interface Props {
  readonly lesson: string;
  /** The experiment whose runs are checked. */
  readonly experiment: string;
  /** The code the reader starts from: running it unchanged is no attempt. */
  readonly start: string;
  readonly hints: readonly string[];
  /** The solution, already highlighted. */
  readonly children?: ComponentChildren;
}

/** What stands under an exercise: the verdict on the latest run, hints one by one, the solution after an attempt. */
export function ExerciseCheck({ lesson, experiment, start, hints, children }: Props) {
  const [progress, update] = useProgress(lesson);
  const [verdict, setVerdict] = useState<Verdict>();
  const [solutionOpen, setSolutionOpen] = useState(false);

  useEffect(
    () =>
      onRun(experiment, async (run) => {
        if (run.code.trim() === start.trim()) return;
        const found = (await loadLesson(lesson)).check?.(run);
        setVerdict(found);
        if (found?.passed) update({ exercisePassed: true });
      }),
    [lesson, experiment, start],
  );

  const attempted = verdict !== undefined || progress.exercisePassed;
  const shownHints = hints.slice(0, progress.hints);
  return (
    <div class="exercise-check">
      <p class="verdict" role="status" data-verdict={verdict && (verdict.passed ? 'right' : 'wrong')}>
        <VerdictText verdict={verdict} solvedBefore={progress.exercisePassed} />
      </p>
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
        {attempted ? (
          <button
            class="button"
            type="button"
            aria-expanded={solutionOpen}
            onClick={() => setSolutionOpen(!solutionOpen)}
          >
            {solutionOpen ? 'Hide the solution' : 'Show the solution'}
          </button>
        ) : (
          <span class="later">The solution can be opened after your first try.</span>
        )}
      </div>
      <div class="solution" hidden={!solutionOpen} data-pagefind-ignore>
        {children}
      </div>
    </div>
  );
}

function VerdictText({
  verdict,
  solvedBefore,
}: {
  readonly verdict: Verdict | undefined;
  readonly solvedBefore: boolean;
}) {
  if (verdict === undefined)
    return (
      <>
        {solvedBefore
          ? 'You have solved this before.'
          : 'Run your code; what it does is checked, not how it is written.'}
      </>
    );
  return (
    <>
      <strong>{verdict.passed ? 'Solved.' : 'Not yet.'}</strong> <InlineText text={verdict.says} />
    </>
  );
}

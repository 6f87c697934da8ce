import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TrialRun } from '../../course/exercise/exercise.ts';
import type { Judgement } from './useJudgement.ts';

/** The circumstances in which an answer was tried, and the run in which it went wrong. */
export function TrialList({ judgement }: { readonly judgement: Judgement }) {
  const { trials, verdict, ofContract } = judgement;
  const failed = trials.find((trial) => !trial.verdict.passed);
  if (trials.length === 0 && verdict !== null) return null;
  const subject = ofContract ? 'Your contract, called' : 'Your code, run';
  return (
    <div class="trials">
      <p>{subject} in networks of its own:</p>
      <ul>
        {trials.map(({ name, verdict: { passed } }) => (
          <li key={name} data-verdict={passed ? 'right' : 'wrong'}>
            <span class="visually-hidden">{passed ? 'passed: ' : 'failed: '}</span>
            {name}
          </li>
        ))}
        {verdict === null && <li class="later">another is under way…</li>}
      </ul>
      {failed?.run && <FailedRun title={`${subject} ${failed.name}`} run={failed.run} />}
    </div>
  );
}

interface FailedRunProps {
  readonly title: string;
  readonly run: TrialRun;
}

/** The pictures are fetched when there is something to show. */
function FailedRun({ title, run }: FailedRunProps) {
  const [Picture, setPicture] = useState<ComponentType<{ readonly run: TrialRun }>>();
  useEffect(() => void import('./TrialPicture.tsx').then(({ TrialPicture }) => setPicture(() => TrialPicture)), []);
  return (
    <figure class="trial-run">
      <figcaption>{title}</figcaption>
      {(run.console.length > 0 || run.error !== null) && (
        <pre class="trial-console">
          {run.console.join('\n')}
          {run.error !== null && <span class="trial-error">{`\n${run.error}`.trimStart()}</span>}
        </pre>
      )}
      {Picture && <Picture run={run} />}
    </figure>
  );
}

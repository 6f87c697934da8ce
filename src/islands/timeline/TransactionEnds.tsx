import { count } from '../../trace/format.ts';
import type { Trace } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import { callOf } from '../../trace/words.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { End } from './Summary.tsx';

interface Props {
  readonly traces: readonly Trace[];
  readonly onWhy: (question: WhyQuestion) => void;
}

/** More transactions than these are counted, and listed when asked for. */
const LISTED = 6;

/** How each of several transactions ended; of many, how many did how, and what went wrong. */
export function TransactionEnds({ traces, onWhy }: Props) {
  if (traces.length <= LISTED) return <EndList traces={traces} onWhy={onWhy} />;
  const wrong = traces.filter(isWrong);
  const pending = traces.filter(({ status }) => status.type === 'Pending').length;
  const well = traces.length - wrong.length - pending;
  return (
    <div class="timeline-many-ends">
      <p class="timeline-end">
        {well > 0 && (
          <span class="ok">
            <b>✓ {well} succeeded</b>
          </span>
        )}
        {wrong.length > 0 && (
          <span class="fail">
            <b>✕ {count(wrong.length, 'transaction')} failed, or something inside</b>
          </span>
        )}
        {pending > 0 && <span>{pending} running…</span>}
      </p>
      {wrong.length > 0 && <EndList traces={wrong.slice(0, LISTED)} onWhy={onWhy} />}
      <details>
        <summary>All {traces.length} transactions</summary>
        <EndList traces={traces} onWhy={onWhy} />
      </details>
    </div>
  );
}

function isWrong({ status, failedInside }: Trace): boolean {
  return status.type === 'Failure' || failedInside;
}

function EndList({ traces, onWhy }: Props) {
  return (
    <ol class="timeline-ends">
      {traces.map((trace) => (
        <li key={trace.txHash}>
          {trace.steps[0] && (
            <span>
              {trace.signerId} → {trace.receiverId} <code>{callOf(trace.steps[0], 32)}</code>
            </span>
          )}
          <End trace={trace} />
          <WhyButton question={{ type: 'result', txHash: trace.txHash }} about="this result" onWhy={onWhy} />
        </li>
      ))}
    </ol>
  );
}

import { count, formatGas } from '../../trace/format.ts';
import { previewPayload } from '../../trace/payload.ts';
import { summarizeTrace } from '../../trace/summarizeTrace.ts';
import type { Trace } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import { WhyButton } from '../why/WhyButton.tsx';

interface Props {
  readonly trace: Trace;
  readonly live: boolean;
  readonly onWhy: (question: WhyQuestion) => void;
}

/** How it ended and how much it took, in a line. */
export function Summary({ trace, live, onWhy }: Props) {
  const s = summarizeTrace(trace);
  return (
    <div class="timeline-summary">
      <div class="timeline-end">
        <p class="timeline-end" role={live ? 'status' : undefined}>
          <End trace={trace} />
          {trace.failedInside && (
            <span class="fail">
              <b>✕ {count(s.failed, 'receipt')} inside failed</b>
            </span>
          )}
        </p>
        {trace.steps.length > 0 && <WhyButton question={{ type: 'result' }} about="this result" onWhy={onWhy} />}
      </div>
      {s.pending > 0 && trace.status.type !== 'Pending' && <p>{s.pending} still to run</p>}
      {trace.steps.length > 0 && (
        <p class="timeline-counts">
          <span>
            {count(s.receipts, 'receipt')}
            {s.refunds > 0 && `, ${count(s.refunds, 'refund')}`}
          </span>
          <span>{count(s.blocks, 'block')}</span>
          <span>
            {formatGas(s.gasBurnt)} burnt{s.gasAttached > 0n && `, ${formatGas(s.gasAttached)} attached`}
          </span>
        </p>
      )}
      {trace.unknown.length > 0 && trace.steps.length > 0 && (trace.final || !live) && (
        <p class="timeline-unknown">{trace.unknown.join(' ')}</p>
      )}
    </div>
  );
}

/** How it ended: success and what it returned, failure and why, or that it is still running. */
export function End({ trace }: { readonly trace: Trace }) {
  const { status } = trace;
  switch (status.type) {
    case 'Pending':
      return <span>{trace.steps.length === 0 ? (trace.unknown[0] ?? 'not sent yet') : 'running…'}</span>;
    case 'Failure':
      return (
        <span class="fail">
          <b>✕ failed:</b> {status.failure.plain}
        </span>
      );
    case 'SuccessValue': {
      const value = previewPayload(status.value, 48);
      return (
        <span class="ok">
          <b>✓ success</b>
          {value === '' ? '' : ', returned '}
          {value !== '' && <code>{value}</code>}
        </span>
      );
    }
    default:
      return status satisfies never;
  }
}

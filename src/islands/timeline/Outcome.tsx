import type { ComponentChildren } from 'preact';
import { hasRun } from '../../trace/buildTrace.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import { failedActionOf } from '../../trace/words.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { PayloadView } from './PayloadView.tsx';
import { useLazyView } from './useLazyView.ts';

const loadLessonLink = () => import('../why/LessonLink.tsx').then((m) => m.LessonLink);

interface Props {
  readonly step: TraceStep;
  readonly trace: Trace;
  readonly link: (id: string) => ComponentChildren;
  readonly onWhy: (question: WhyQuestion) => void;
}

function pendingWords(step: TraceStep): string {
  if (hasRun(step)) return 'it ran; how it ended, the network does not tell';
  return step.inputDataIds.length > 0 ? 'waits for its data' : 'on its way';
}

/** How a step ended, and what it returned. */
export function Outcome({ step, trace, link, onWhy }: Props) {
  const { status } = step;
  const LessonLink = useLazyView(status.type === 'Failure' ? loadLessonLink : null);
  const why = <WhyButton question={{ type: 'outcome', stepId: step.id }} about="this outcome" onWhy={onWhy} />;
  switch (status.type) {
    case 'Pending':
      return (
        <p class="outcome">
          … {pendingWords(step)} {why}
        </p>
      );
    case 'Failure':
      return (
        <div class="outcome fail">
          <p>
            <b>✕ {status.failure.plain}</b> {why}
          </p>
          <p class="protocol">
            {failedActionOf(step) && `index ${status.failure.actionIndex}: `}
            {status.failure.protocol}
          </p>
          {LessonLink && <LessonLink step={step} trace={trace} />}
        </div>
      );
    case 'SuccessReceiptId':
      return (
        <p class="outcome ok">
          <b>✓ success</b>, {step.kind === 'transaction' ? 'became' : 'its result will be that of'}{' '}
          {link(status.receiptId)} {step.kind !== 'transaction' && why}
        </p>
      );
    case 'SuccessValue':
      return (
        <div class="outcome ok">
          <b>✓ success</b>
          {status.value.type === 'empty' ? ', nothing returned' : ', returned '}
          <PayloadView payload={status.value} /> {why}
        </div>
      );
    default:
      return status satisfies never;
  }
}

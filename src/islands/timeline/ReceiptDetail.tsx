import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hasRun, isRefund } from '../../trace/buildTrace.ts';
import { count, formatGas, formatNear, groupDigits } from '../../trace/format.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import { titleOf } from '../../trace/words.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { ActionRows } from './ActionRows.tsx';
import { Outcome } from './Outcome.tsx';
import { PayloadView } from './PayloadView.tsx';
import { Row } from './Row.tsx';

interface Props {
  readonly step: TraceStep;
  readonly trace: Trace;
  /** Stands beside the button that closes it. */
  readonly actions?: ComponentChildren;
  readonly onClose: () => void;
  readonly onGo: (id: string) => void;
  readonly onWhy: (question: WhyQuestion) => void;
}

/** So many of the receipts it made are told at once. */
const MADE_SHOWN = 24;

/** All that is known of one receipt. */
export function ReceiptDetail({ step, trace, actions, onClose, onGo, onWhy }: Props) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.scrollIntoView({ block: 'nearest' }), []);
  const link = (id: string | null) => <StepLink id={id} trace={trace} onGo={onGo} />;
  const awaited = trace.data.filter((d) => d.to === step.id);
  const sent = trace.data.filter((d) => d.from === step.id);
  const made = trace.steps.filter((s) => s.createdBy === step.id);
  const madeOne = (s: TraceStep) => (
    <span key={s.id}>
      {link(s.id)}{' '}
      {isRefund(s) && <WhyButton question={{ type: 'refund', stepId: s.id }} about="this refund" onWhy={onWhy} />}
    </span>
  );
  return (
    <section ref={root} class="receipt-detail" aria-label={`${stepName(step)}: ${titleOf(step)}`}>
      <header>
        <h3>
          {stepName(step)} <code>{titleOf(step)}</code>
        </h3>
        <div class="receipt-actions">
          {actions}
          <button type="button" class="button" onClick={onClose}>
            Close
          </button>
        </div>
      </header>
      <Outcome step={step} trace={trace} link={link} onWhy={onWhy} />
      <dl>
        {step.actions.map((action, i) => (
          <ActionRows key={i} action={action} />
        ))}
        {step.logs.length > 0 && (
          <Row name={step.logs.length === 1 ? 'log' : 'logs'} wide>
            {step.logs.map((log, index) => (
              <div key={index} class="log-line">
                <pre>{log}</pre>
                <WhyButton
                  question={{ type: 'log', stepId: step.id, index }}
                  about={`log ${index + 1}`}
                  onWhy={onWhy}
                />
              </div>
            ))}
          </Row>
        )}
        <Row name="ran on">{step.executorId ?? 'unknown'}</Row>
        {step.kind !== 'transaction' && <Row name="predecessor">{step.predecessorId ?? 'unknown'}</Row>}
        <Row name="signer">{step.signerId ?? 'unknown'}</Row>
        {step.createdBy !== null && <Row name="made by">{link(step.createdBy)}</Row>}
        <Row name="block">{blockWords(step)}</Row>
        {awaited.map((d) => (
          <Row key={d.dataId} name="waited for">
            {d.from === null ? (d.isResume ? 'somebody to resume it' : 'data from outside') : link(d.from)}
            {d.value.type === 'Failed' && <span class="fail"> — failed, no value</span>}
            {d.value.type === 'Successful' && <PayloadView payload={d.value.value} />}
            <WhyButton question={{ type: 'data', dataId: d.dataId }} about="this data" onWhy={onWhy} />
          </Row>
        ))}
        {made.length > 0 && (
          <Row name="made">
            {made.slice(0, MADE_SHOWN).map(madeOne)}
            {made.length > MADE_SHOWN && (
              <details>
                <summary>{made.length - MADE_SHOWN} more</summary>
                <div class="more">{made.slice(MADE_SHOWN).map(madeOne)}</div>
              </details>
            )}
          </Row>
        )}
        {sent.length > 0 && <Row name="result to">{sent.map((d) => link(d.to))}</Row>}
        <Row name={step.kind === 'transaction' ? 'hash' : 'receipt id'} wide>
          <code class="id">{step.id}</code>
        </Row>
      </dl>
      <Amounts step={step} />
    </section>
  );
}

/** Gas and money, right-aligned so that they can be compared. */
function Amounts({ step }: { readonly step: TraceStep }) {
  return (
    <table>
      <tbody>
        <Amount
          name="gas attached"
          value={formatGas(step.gasAttached)}
          exact={`${groupDigits(step.gasAttached)} gas`}
        />
        {step.gasBurnt !== null && (
          <Amount
            name="gas burnt, fees included"
            value={formatGas(step.gasBurnt)}
            exact={`${groupDigits(step.gasBurnt)} gas`}
          />
        )}
        {step.tokensBurnt !== null && (
          <Amount name="paid for gas" value={formatNear(step.tokensBurnt)} exact={yocto(step.tokensBurnt)} />
        )}
        {step.gasRefunded > 0n && (
          <Amount name="gas refund" value={formatNear(step.gasRefunded)} exact={yocto(step.gasRefunded)} />
        )}
        <Amount name="deposit" value={formatNear(step.deposit)} exact={yocto(step.deposit)} />
      </tbody>
    </table>
  );
}

function Amount({ name, value, exact }: { readonly name: string; readonly value: string; readonly exact: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
      <td class="quiet">{exact}</td>
    </tr>
  );
}

function yocto(amount: bigint): string {
  return `${groupDigits(amount)} yoctoNEAR`;
}

function stepName(step: TraceStep): string {
  if (step.kind === 'transaction') return 'Transaction';
  return step.number === null ? 'Receipt' : `Receipt ${step.number}`;
}

interface LinkProps {
  readonly id: string | null;
  readonly trace: Trace;
  readonly onGo: (id: string) => void;
}

function StepLink({ id, trace, onGo }: LinkProps) {
  const step = trace.steps.find((s) => s.id === id);
  if (!step) return <span>a receipt outside</span>;
  if (isRefund(step)) {
    return (
      <span class="quiet">
        {titleOf(step)} {formatNear(step.deposit)} to {step.executorId}
      </span>
    );
  }
  if (step.kind === 'unknown' && !hasRun(step))
    return <span class="quiet">a receipt that the next block will tell</span>;
  return (
    <button type="button" class="step-link" onClick={() => onGo(step.id)}>
      {stepName(step).toLowerCase()}
      {step.kind !== 'transaction' && `: ${titleOf(step)}`}
    </button>
  );
}

function blockWords(step: TraceStep): string {
  if (step.ranAt === null) return step.blockHash === null ? 'none yet' : 'forgotten by the network';
  if (step.createdAt === null) return String(step.ranAt);
  return `${step.ranAt}, ${step.ranAt === step.createdAt ? 'the same block' : `${count(step.ranAt - step.createdAt, 'block')} after it was made`}`;
}

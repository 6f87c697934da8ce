import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { count, formatGas, formatNear, groupDigits } from '../../trace/format.ts';
import type { Payload, Trace, TraceAction, TraceStep } from '../../trace/trace.ts';
import { describeAction, titleOf } from '../../trace/words.ts';

interface Props {
  readonly step: TraceStep;
  readonly trace: Trace;
  readonly onClose: () => void;
  readonly onGo: (id: string) => void;
}

/** All that is known of one receipt. */
export function ReceiptDetail({ step, trace, onClose, onGo }: Props) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.scrollIntoView({ block: 'nearest' }), []);
  const link = (id: string | null) => <StepLink id={id} trace={trace} onGo={onGo} />;
  const awaited = trace.data.filter((d) => d.to === step.id);
  const sent = trace.data.filter((d) => d.from === step.id);
  const made = trace.steps.filter((s) => s.createdBy === step.id);
  return (
    <section ref={root} class="receipt-detail" aria-label={`${stepName(step)}: ${titleOf(step)}`}>
      <header>
        <h3>
          {stepName(step)} <code>{titleOf(step)}</code>
        </h3>
        <button type="button" class="button" onClick={onClose}>
          Close
        </button>
      </header>
      <Outcome step={step} trace={trace} link={link} />
      <dl>
        {step.actions.map((action, i) => (
          <ActionRows key={i} action={action} />
        ))}
        {step.logs.length > 0 && (
          <Row name={step.logs.length === 1 ? 'log' : 'logs'} wide>
            <pre>{step.logs.join('\n')}</pre>
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
          </Row>
        ))}
        {made.length > 0 && <Row name="made">{made.map((s) => link(s.id))}</Row>}
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

function Row({
  name,
  wide = false,
  children,
}: {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={wide ? 'wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface LinkProps {
  readonly id: string | null;
  readonly trace: Trace;
  readonly onGo: (id: string) => void;
}

function StepLink({ id, trace, onGo }: LinkProps) {
  const step = trace.steps.find((s) => s.id === id);
  if (!step) return <span>a receipt outside</span>;
  if (step.kind === 'gasRefund' || step.kind === 'depositRefund') {
    return (
      <span class="quiet">
        {titleOf(step)} {formatNear(step.deposit)} to {step.executorId}
      </span>
    );
  }
  if (step.kind === 'unknown') return <span class="quiet">a receipt that the next block will tell</span>;
  return (
    <button type="button" class="step-link" onClick={() => onGo(step.id)}>
      {stepName(step).toLowerCase()}
      {step.kind !== 'transaction' && `: ${titleOf(step)}`}
    </button>
  );
}

interface OutcomeProps {
  readonly step: TraceStep;
  readonly trace: Trace;
  readonly link: (id: string) => ComponentChildren;
}

function Outcome({ step, link }: OutcomeProps) {
  const { status } = step;
  switch (status.type) {
    case 'Pending':
      return <p class="outcome">… {step.inputDataIds.length > 0 ? 'waits for its data' : 'on its way'}</p>;
    case 'Failure':
      return (
        <div class="outcome fail">
          <p>
            <b>✕ {status.failure.plain}</b>
          </p>
          <p class="protocol">{status.failure.protocol}</p>
        </div>
      );
    case 'SuccessReceiptId':
      return (
        <p class="outcome ok">
          <b>✓ success</b>, {step.kind === 'transaction' ? 'became' : 'its result will be that of'}{' '}
          {link(status.receiptId)}
        </p>
      );
    case 'SuccessValue':
      return (
        <div class="outcome ok">
          <b>✓ success</b>
          {status.value.type === 'empty' ? ', nothing returned' : ', returned '}
          <PayloadView payload={status.value} />
        </div>
      );
    default:
      return status satisfies never;
  }
}

function ActionRows({ action }: { readonly action: TraceAction }) {
  if (action.type !== 'FunctionCall')
    return (
      <Row name="action" wide>
        {describeAction(action)}
      </Row>
    );
  return (
    <>
      <Row name="method" wide>
        <code>{action.methodName}</code>
      </Row>
      <Row name="arguments" wide>
        {action.args.type === 'empty' ? 'none' : <PayloadView payload={action.args} />}
      </Row>
    </>
  );
}

function PayloadView({ payload }: { readonly payload: Payload }) {
  switch (payload.type) {
    case 'empty':
      return null;
    case 'json':
      return <code class="payload">{shorten(payload.text)}</code>;
    case 'text':
      return <code class="payload">“{shorten(payload.text)}”</code>;
    case 'bytes':
      return (
        <code class="payload">
          0x{shorten(payload.hex)} ({count(payload.length, 'byte')})
        </code>
      );
    default:
      return payload satisfies never;
  }
}

/** Characters of a value that are shown; a result may have four million. */
const SHOWN = 1200;

function shorten(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}… (${groupDigits(text.length - SHOWN)} characters more)`;
}

function blockWords(step: TraceStep): string {
  if (step.ranAt === null) return step.blockHash === null ? 'none yet' : 'forgotten by the network';
  if (step.createdAt === null) return String(step.ranAt);
  return `${step.ranAt}, ${step.ranAt === step.createdAt ? 'the same block' : `${count(step.ranAt - step.createdAt, 'block')} after it was made`}`;
}

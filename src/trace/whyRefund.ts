import { followGas } from './followGas.ts';
import { formatGas, formatNear } from './format.ts';
import type { Trace, TraceStep } from './trace.ts';
import type { WhyLink } from './why.ts';
import { capital, introduce, nameOf, blockOf } from './whyWords.ts';

/** What a refund gives back, to whom, and why to that account. */
export function refundLink(trace: Trace, refund: TraceStep): WhyLink {
  const maker = trace.steps.find((s) => s.id === refund.createdBy) ?? null;
  const says = refund.kind === 'gasRefund' ? gasWords(trace, refund, maker) : depositWords(refund, maker);
  return {
    stepId: refund.id,
    says: [...says, ...endOf(refund)].join(' '),
    steps: [refund.id, ...(maker ? [maker.id] : [])],
    arrows: [{ kind: 'made', id: refund.id }],
  };
}

function gasWords(trace: Trace, refund: TraceStep, maker: TraceStep | null): readonly string[] {
  const amount = formatNear(refund.deposit);
  const who = `${refund.executorId} gets ${amount} back`;
  const payer =
    refund.executorId === refund.signerId ? `, because it signed the transaction and paid for all gas in advance` : '';
  const unused = maker ? followGas(trace).get(maker.id)?.unused : undefined;
  const left =
    maker && unused
      ? [`${capital(nameOf(maker))} did not use ${formatGas(unused)} of the gas that was bought for it.`]
      : [];
  return [`${who}${payer}.`, ...left];
}

function depositWords(refund: TraceStep, maker: TraceStep | null): readonly string[] {
  const amount = formatNear(refund.deposit);
  if (maker === null) return [`${refund.executorId} gets ${amount} back.`];
  const failed =
    maker.status.type === 'Failure' ? [`${introduce(maker)} carried ${amount} and failed ${blockOf(maker)}.`] : [];
  const to = refund.executorId;
  const where =
    to === maker.predecessorId
      ? `The deposit goes back to where it came from: ${to}, the predecessor${to === maker.signerId ? '' : `, and not to ${maker.signerId}, who signed`}.`
      : `The deposit goes to ${to}, which ${nameOf(maker)} names for its refunds.`;
  return [...failed, where];
}

function endOf(refund: TraceStep): readonly string[] {
  if (refund.status.type === 'Failure') return [`${refund.executorId} is gone, so nobody gets it: the money is lost.`];
  if (refund.status.type === 'Pending') return ['It is on its way.'];
  return [];
}

import { hasRun, isRefund } from './buildTrace.ts';
import { count, formatGas, formatNear } from './format.ts';
import { previewPayload } from './payload.ts';
import type { TraceStep } from './trace.ts';
import { callOf } from './words.ts';

/** A step as sentences: who, where, what, and how it ended. `receipts` is how many are numbered. */
export function sentenceOf(step: TraceStep, receipts: number): string {
  return [`${nameOf(step, receipts)}${placeOf(step)}.`, whatOf(step), outcomeOf(step), gasOf(step)]
    .filter((s) => s !== '')
    .join(' ');
}

function nameOf(step: TraceStep, receipts: number): string {
  if (step.kind === 'transaction') return `The transaction of ${step.signerId}`;
  if (isRefund(step)) return `Refund to ${step.executorId}`;
  return `Receipt ${step.number ?? '?'} of ${receipts} on ${step.executorId ?? 'an unknown account'}`;
}

function placeOf(step: TraceStep): string {
  if (step.ranAt !== null) return `, in block ${step.ranAt}`;
  return step.blockHash === null ? ', not in a block yet' : ', in a block that the network has forgotten';
}

function whatOf(step: TraceStep): string {
  if (isRefund(step)) return `${formatNear(step.deposit)} come back.`;
  const to =
    step.kind === 'transaction' ? ` for ${step.receiverId}` : `, from ${step.predecessorId ?? 'an unknown account'}`;
  return `${callOf(step, 60)}${to}.`;
}

function outcomeOf(step: TraceStep): string {
  const { status } = step;
  switch (status.type) {
    case 'Pending':
      if (hasRun(step)) return 'How it ended, the network does not tell.';
      return step.inputDataIds.length > 0 ? 'It waits for its data.' : 'It is on its way.';
    case 'Failure':
      return `Failed: ${status.failure.plain}`;
    case 'SuccessReceiptId':
      return step.kind === 'transaction'
        ? 'It became receipt 1.'
        : 'Success; its result is what the promise will return.';
    case 'SuccessValue': {
      const value = previewPayload(status.value, 60);
      const waited = waitedOf(step);
      return value === '' ? `Success${waited}.` : `Success${waited}, returned ${value}.`;
    }
    default:
      return status satisfies never;
  }
}

function waitedOf(step: TraceStep): string {
  if (step.inputDataIds.length === 0 || step.ranAt === null || step.createdAt === null) return '';
  return ` after waiting ${count(step.ranAt - step.createdAt, 'block')}`;
}

function gasOf(step: TraceStep): string {
  if (step.gasBurnt === null || isRefund(step)) return '';
  const of = step.gasAttached > 0n ? ` of ${formatGas(step.gasAttached)}` : '';
  return `Burnt ${formatGas(step.gasBurnt)}${of}.`;
}

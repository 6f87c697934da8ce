import { formatNear } from '../trace/format.ts';
import type { TraceStep } from '../trace/trace.ts';

export function refundLabel(refunds: readonly TraceStep[]): string {
  return formatNear(total(refunds));
}

export function refundTitle(refunds: readonly TraceStep[]): string {
  const [first] = refunds;
  const what = refunds.every((r) => r.kind === 'gasRefund')
    ? 'for gas'
    : refunds.length === 1
      ? 'deposit'
      : 'gas and deposits';
  const count = refunds.length === 1 ? 'Refund' : `${refunds.length} refunds`;
  return `${count} (${what}) to ${first?.executorId}: ${formatNear(total(refunds))}`;
}

/** The same for refunds that one card gives back to one account in one block. */
export function refundGroup({ kind, createdBy, executorId, ranAt }: TraceStep): string {
  return [kind, createdBy, executorId, ranAt].join(' ');
}

function total(refunds: readonly TraceStep[]): bigint {
  return refunds.reduce((sum, r) => sum + r.deposit, 0n);
}

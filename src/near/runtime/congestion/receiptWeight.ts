import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import type { Gas } from '../../primitives/brands.ts';
import type { Receipt } from '../../primitives/receipt.ts';
import { attachedGas, prepaidExecutionFees, prepaidSendFees } from '../actionFees.ts';
import { receiptSize } from '../receiptSize.ts';

/** What a receipt counts for in congestion. */
export interface ReceiptWeight {
  readonly gas: Gas;
  /** Bytes. */
  readonly size: number;
}

export const receiptWeight = (parameters: RuntimeParameters, receipt: Receipt): ReceiptWeight => ({
  gas: congestionGas(parameters, receipt),
  size: receiptSize(receipt),
});

/** Gas that a receipt may yet burn. @see nearcore runtime/runtime/src/congestion_control.rs `compute_receipt_congestion_gas` */
function congestionGas(parameters: RuntimeParameters, { receiverId, body }: Receipt): Gas {
  if (body.type !== 'Action') return 0n;
  const { actions } = body.action;
  return (
    attachedGas(actions) +
    prepaidSendFees(parameters, actions) +
    prepaidExecutionFees(parameters, actions, receiverId) +
    parameters.fees.new_action_receipt.execution.gas
  );
}

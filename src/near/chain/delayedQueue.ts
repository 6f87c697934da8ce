import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { encodeBorsh } from '../primitives/borsh.ts';
import type { Gas } from '../primitives/brands.ts';
import type { Receipt } from '../primitives/receipt.ts';
import { writeReceipt } from '../primitives/receiptBorsh.ts';
import { attachedGas, prepaidExecutionFees, prepaidSendFees } from '../runtime/actionFees.ts';
import {
  getDelayedReceipt,
  getDelayedReceiptIndices,
  removeDelayedReceipt,
  setDelayedReceipt,
  setDelayedReceiptIndices,
} from '../state/delayedReceipts.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';

/** What the queue weighs, for the chunk's congestion info. */
export interface QueueWeight {
  readonly gas: Gas;
  readonly bytes: number;
}

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

/** Puts a receipt at the end of the queue. @see nearcore runtime/runtime/src/congestion_control.rs `DelayedReceiptQueueWrapper` */
export function pushDelayed(state: StateUpdate, parameters: RuntimeParameters, receipt: Receipt): QueueWeight {
  const indices = getDelayedReceiptIndices(state);
  const weight = { gas: congestionGas(parameters, receipt), bytes: encodeBorsh(writeReceipt, receipt).length };
  setDelayedReceipt(state, indices.next, { receipt, congestionGas: weight.gas, congestionSize: weight.bytes });
  setDelayedReceiptIndices(state, { ...indices, next: indices.next + 1 });
  state.commit({ type: 'UpdatedDelayedReceipts' });
  return weight;
}

/** Takes the receipt from the front of the queue, `null` if there is none. */
export function popDelayed(state: StateUpdate): { readonly receipt: Receipt; readonly weight: QueueWeight } | null {
  const indices = getDelayedReceiptIndices(state);
  if (indices.first === indices.next) return null;
  const stored = getDelayedReceipt(state, indices.first);
  if (stored === undefined) throw new Error(`Expected a delayed receipt at ${indices.first} of ${indices.next}.`);
  removeDelayedReceipt(state, indices.first);
  setDelayedReceiptIndices(state, { ...indices, first: indices.first + 1 });
  state.commit({ type: 'UpdatedDelayedReceipts' });
  return { receipt: stored.receipt, weight: { gas: stored.congestionGas, bytes: stored.congestionSize } };
}

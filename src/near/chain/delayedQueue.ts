import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { Receipt } from '../primitives/receipt.ts';
import { receiptWeight, type ReceiptWeight } from '../runtime/congestion/receiptWeight.ts';
import {
  getDelayedReceipt,
  getDelayedReceiptIndices,
  removeDelayedReceipt,
  setDelayedReceipt,
  setDelayedReceiptIndices,
} from '../state/delayedReceipts.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';

/** Puts a receipt at the end of the queue. @see nearcore runtime/runtime/src/congestion_control.rs `DelayedReceiptQueueWrapper` */
export function pushDelayed(state: StateUpdate, parameters: RuntimeParameters, receipt: Receipt): ReceiptWeight {
  const indices = getDelayedReceiptIndices(state);
  const weight = receiptWeight(parameters, receipt);
  setDelayedReceipt(state, indices.next, { receipt, congestionGas: weight.gas, congestionSize: weight.size });
  setDelayedReceiptIndices(state, { ...indices, next: indices.next + 1 });
  state.commit({ type: 'UpdatedDelayedReceipts' });
  return weight;
}

/** Takes the receipt from the front of the queue, `null` if there is none. */
export function popDelayed(state: StateUpdate): { readonly receipt: Receipt; readonly weight: ReceiptWeight } | null {
  const indices = getDelayedReceiptIndices(state);
  if (indices.first === indices.next) return null;
  const stored = getDelayedReceipt(state, indices.first);
  if (stored === undefined) throw new Error(`Expected a delayed receipt at ${indices.first} of ${indices.next}.`);
  removeDelayedReceipt(state, indices.first);
  setDelayedReceiptIndices(state, { ...indices, first: indices.first + 1 });
  state.commit({ type: 'UpdatedDelayedReceipts' });
  return { receipt: stored.receipt, weight: { gas: stored.congestionGas, size: stored.congestionSize } };
}

import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { isValidAccountId } from '../primitives/accountId.ts';
import type { ReceiptValidationError } from '../primitives/errors.ts';
import type { ActionReceipt, Receipt } from '../primitives/receipt.ts';
import { receiptSize } from './receiptSize.ts';
import { findActionsError } from './validateActions.ts';
import type { ValidationMode } from './validateActions.ts';

/** What is wrong with a receipt, `null` if nothing. @see nearcore runtime/runtime/src/verifier.rs `validate_receipt` */
export function findReceiptError(
  parameters: RuntimeParameters,
  receipt: Receipt,
  mode: ValidationMode,
): ReceiptValidationError | null {
  const { limits } = parameters;
  const size = mode === 'new' ? receiptSize(receipt) : 0;
  if (size > limits.maxReceiptSize) return { type: 'ReceiptSizeExceeded', size, limit: limits.maxReceiptSize };
  const { predecessorId, receiverId, body } = receipt;
  if (!isValidAccountId(predecessorId)) return { type: 'InvalidPredecessorId', accountId: predecessorId };
  if (!isValidAccountId(receiverId)) return { type: 'InvalidReceiverId', accountId: receiverId };
  switch (body.type) {
    case 'Action':
    case 'PromiseYield':
      return findActionReceiptError(parameters, body.action, receiverId, mode);
    case 'Data':
    case 'PromiseResume': {
      const length = body.data?.length ?? 0;
      const limit = limits.maxLengthReturnedData;
      return length > limit ? { type: 'ReturnedValueLengthExceeded', length, limit } : null;
    }
    case 'GlobalContractDistribution':
      return null;
    default:
      return body satisfies never;
  }
}

function findActionReceiptError(
  parameters: RuntimeParameters,
  { refundTo, inputDataIds, actions }: ActionReceipt,
  receiverId: string,
  mode: ValidationMode,
): ReceiptValidationError | null {
  if (refundTo !== null && !isValidAccountId(refundTo)) return { type: 'InvalidRefundTo', accountId: refundTo };
  const limit = parameters.limits.maxNumberInputDataDependencies;
  if (inputDataIds.length > limit) {
    return { type: 'NumberInputDataDependenciesExceeded', numberOfInputDataDependencies: inputDataIds.length, limit };
  }
  const error = findActionsError(parameters, actions, receiverId, mode);
  return error === null ? null : { type: 'ActionsValidation', error };
}

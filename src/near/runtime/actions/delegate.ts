import { networkParameters } from '../../parameters/networkParameters.ts';
import type { Action, DelegateAction } from '../../primitives/action.ts';
import { delegateActionHash, delegateActionV2Hash } from '../../primitives/delegateAction.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import { keyHandle } from '../../primitives/keyHandle.ts';
import { verifySignature } from '../../primitives/signature.ts';
import { getAccessKey, getGasKeyNonce, setAccessKey, setGasKeyNonce } from '../../state/accessKeys.ts';
import { attachedGas, delegatedSendFees, prepaidExecutionFees } from '../actionFees.ts';
import { findPermissionError } from '../callPermission.ts';
import { burnGas, type ReceiptRun } from '../receiptRun.ts';

type Delegate = Extract<Action, { readonly type: 'Delegate' | 'DelegateV2' }>;

/**
 * Sends actions on behalf of the account, which signed them while somebody else pays.
 * @see nearcore runtime/runtime/src/actions.rs `apply_delegate_action`
 */
export function delegate(run: ReceiptRun, { type, delegateAction, signature }: Delegate): ActionErrorKind | null {
  const { env, receipt, action } = run;
  const { senderId, receiverId, publicKey, actions } = delegateAction;
  const hash = type === 'Delegate' ? delegateActionHash(delegateAction) : delegateActionV2Hash(delegateAction);
  if (!verifySignature(signature, hash, publicKey)) return { type: 'DelegateActionInvalidSignature' };
  if (BigInt(env.blockHeight) > delegateAction.maxBlockHeight) return { type: 'DelegateActionExpired' };
  if (senderId !== receipt.receiverId) {
    return { type: 'DelegateActionSenderDoesNotMatchTxReceiver', senderId, receiverId: receipt.receiverId };
  }
  const error = useKey(run, delegateAction);
  if (error !== null) return error;

  const { parameters } = env;
  const sending = delegatedSendFees(parameters, delegateAction);
  burnGas(run, sending);
  run.gasUsed +=
    prepaidExecutionFees(parameters, actions, receiverId) +
    attachedGas(actions) +
    parameters.fees.new_action_receipt.execution.gas;
  run.newReceipts.push({
    predecessorId: senderId,
    receiverId,
    body: {
      type: 'Action',
      action: {
        v2: false,
        signerId: action.signerId,
        refundTo: null,
        signerPublicKey: action.signerPublicKey,
        gasPrice: action.gasPrice,
        outputDataReceivers: [],
        inputDataIds: [],
        actions,
      },
    },
  });
  return null;
}

/** Judges key, nonce and permission as a transaction's are, and takes the nonce. @see nearcore runtime/runtime/src/actions.rs `validate_delegate_action_key` */
function useKey({ state, env }: ReceiptRun, delegateAction: DelegateAction): ActionErrorKind | null {
  const { senderId, receiverId, publicKey, actions, nonce } = delegateAction;
  const nonceIndex = delegateAction.nonceIndex ?? null;
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, senderId, handle);
  if (accessKey === undefined) {
    return {
      type: 'DelegateActionAccessKeyError',
      error: { type: 'AccessKeyNotFound', accountId: senderId, publicKey },
    };
  }
  const numNonces = 'numNonces' in accessKey.permission ? accessKey.permission.numNonces : null;
  if (nonceIndex === null && numNonces !== null) {
    return { type: 'DelegateActionAccessKeyError', error: { type: 'DelegateActionRequiresNonGasKey' } };
  }
  if (nonceIndex !== null && numNonces === null) {
    return { type: 'DelegateActionAccessKeyError', error: { type: 'DelegateActionRequiresGasKey' } };
  }
  const last = nonceIndex === null ? accessKey.nonce : getGasKeyNonce(state, senderId, handle, nonceIndex);
  if (last === undefined)
    return { type: 'DelegateActionInvalidNonceIndex', nonceIndex: nonceIndex ?? 0, numNonces: numNonces ?? 0 };

  if (nonce <= last) return { type: 'DelegateActionInvalidNonce', delegateNonce: nonce, akNonce: last };
  const upperBound = BigInt(env.blockHeight) * networkParameters.accessKeyNonceRangeMultiplier;
  if (nonce >= upperBound) return { type: 'DelegateActionNonceTooLarge', delegateNonce: nonce, upperBound };
  const error = findPermissionError(accessKey.permission, receiverId, actions);
  if (error !== null) return { type: 'DelegateActionAccessKeyError', error };

  if (nonceIndex === null) setAccessKey(state, senderId, handle, { ...accessKey, nonce });
  else setGasKeyNonce(state, senderId, handle, nonceIndex, nonce);
  return null;
}

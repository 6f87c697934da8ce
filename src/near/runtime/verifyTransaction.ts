import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { InvalidTxError } from '../primitives/errors.ts';
import { verifySignature } from '../primitives/signature.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import { findActionsError } from './validateActions.ts';

/** What is wrong with a transaction whatever the state, `null` if nothing. @see nearcore runtime/runtime/src/verifier.rs `validate_transaction` */
export function findTransactionError(parameters: RuntimeParameters, signed: SignedTransaction): InvalidTxError | null {
  const { transaction, signature, size, hash } = signed;
  const error = findActionsError(parameters, transaction.actions, transaction.receiverId, 'new');
  if (error !== null) return { type: 'ActionsValidation', error };
  const limit = parameters.limits.maxTransactionSize;
  if (size > limit) return { type: 'TransactionSizeExceeded', size, limit };
  if (!verified.has(signed) && !verifySignature(signature, hash, transaction.publicKey))
    return { type: 'InvalidSignature' };
  verified.add(signed);
  return null;
}

/** A transaction is judged when it comes in and again when its chunk is applied; its signature is as good as it was. */
const verified = new WeakSet<SignedTransaction>();

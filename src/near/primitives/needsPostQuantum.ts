import type { Action } from './action.ts';
import type { SignedTransaction } from './transaction.ts';

/**
 * Whether ML-DSA-65 has to be loaded before this transaction, and all that follows from it, can be judged.
 * Delegates only come by transactions, so nothing else brings signatures.
 */
export function needsPostQuantum({ transaction, signature }: SignedTransaction): boolean {
  return signature.type === 'mlDsa65' || transaction.actions.some(delegateNeedsIt);
}

function delegateNeedsIt(action: Action): boolean {
  return (action.type === 'Delegate' || action.type === 'DelegateV2') && action.signature.type === 'mlDsa65';
}

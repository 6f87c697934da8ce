import type { SignedTransaction } from '../../primitives/transaction.ts';
import { toBase58 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { actionView } from './actionView.ts';
import { formatPublicKey, formatSignature } from '../../primitives/key.ts';

/** @see nearcore core/primitives/src/views.rs `SignedTransactionView` */
export function transactionView({ transaction, signature, hash }: SignedTransaction): Json {
  return {
    signer_id: transaction.signerId,
    public_key: formatPublicKey(transaction.publicKey),
    nonce: u64Json(transaction.nonce),
    receiver_id: transaction.receiverId,
    actions: transaction.actions.map(actionView),
    priority_fee: 0,
    signature: formatSignature(signature),
    hash: toBase58(hash),
    nonce_index: transaction.nonceIndex ?? undefined,
    nonce_mode: transaction.nonceMode === 'Strict' ? 'strict' : undefined,
  };
}

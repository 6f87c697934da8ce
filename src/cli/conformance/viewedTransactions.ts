import { base58, base64 } from '@scure/base';
import type { Action } from '../../near/primitives/action.ts';
import { parsePublicKey, parseSignature } from '../../near/primitives/key.ts';
import type { SignedTransaction } from '../../near/primitives/transaction.ts';
import { signedTransaction } from '../../near/primitives/transactionBorsh.ts';
import type { ChainStep, ChainVector } from './chainVector.ts';

interface TransactionView {
  readonly signer_id: string;
  readonly public_key: string;
  readonly nonce: number;
  readonly receiver_id: string;
  readonly actions: readonly unknown[];
  readonly signature: string;
  readonly hash: string;
}

/**
 * Transactions that near-api-js made itself: only an answer shows them, without the block they name. That is found by
 * trying: with the right one the hash is the recorded one.
 */
export function viewedTransactions(step: ChainStep, { blocks }: ChainVector): SignedTransaction[] {
  if (step.kind !== 'near-api-js') return [];
  return findViews([step.result, step.error]).flatMap((view) => {
    for (const { hash } of blocks) {
      const signed = signedTransaction(
        {
          version: 0,
          signerId: view.signer_id,
          publicKey: parsePublicKey(view.public_key),
          nonce: BigInt(view.nonce),
          nonceIndex: null,
          nonceMode: 'Monotonic',
          receiverId: view.receiver_id,
          blockHash: base58.decode(hash),
          actions: view.actions.map(actionOf),
        },
        parseSignature(view.signature),
      );
      if (base58.encode(signed.hash) === view.hash) return [signed];
    }
    return [];
  });
}

function findViews(value: unknown): TransactionView[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('signature' in value && 'signer_id' in value && 'hash' in value) return [value as TransactionView];
  return Object.values(value).flatMap(findViews);
}

function actionOf(view: unknown): Action {
  if (view === 'CreateAccount') return { type: 'CreateAccount' };
  const [type, fields] = Object.entries(view as object)[0] as [string, Record<string, string | number>];
  const deposit = BigInt(fields['deposit'] ?? 0);
  if (type === 'Transfer') return { type, deposit };
  if (type !== 'FunctionCall')
    throw new Error(`Expected a call, a transfer or a new account in a client's transaction, got ${type}.`);
  return {
    type,
    methodName: String(fields['method_name']),
    args: base64.decode(String(fields['args'])),
    gas: BigInt(fields['gas'] ?? 0),
    deposit,
  };
}

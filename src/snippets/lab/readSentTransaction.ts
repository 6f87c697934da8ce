import { decodeSignedTransaction } from '../../near/primitives/transactionBorsh.ts';
import { base58, base64 } from '@scure/base';

/** What one can know of a transaction at the moment it is sent. */
export interface SentTransaction {
  /** Base58. */
  readonly hash: string;
  readonly signerId: string;
  /** The method it calls, or the name of its first action. */
  readonly does: string;
}

const sendMethods: readonly (string | null)[] = ['send_tx', 'broadcast_tx_async', 'broadcast_tx_commit'];

function encodedIn(params: unknown): unknown {
  if (Array.isArray(params)) return params[0];
  return typeof params === 'object' && params !== null
    ? (params as Record<string, unknown>)['signed_tx_base64']
    : undefined;
}

/** Reads the transaction out of an RPC request that sends one; null for other requests and for what cannot be read. */
export function readSentTransaction(method: string | null, params: unknown): SentTransaction | null {
  const encoded = sendMethods.includes(method) ? encodedIn(params) : undefined;
  if (typeof encoded !== 'string') return null;
  try {
    const { transaction, hash } = decodeSignedTransaction(base64.decode(encoded));
    const [first] = transaction.actions;
    const does = first === undefined ? 'nothing' : first.type === 'FunctionCall' ? first.methodName : first.type;
    return { hash: base58.encode(hash), signerId: transaction.signerId, does };
  } catch {
    return null;
  }
}

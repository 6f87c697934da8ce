import type { CryptoHash } from '../../primitives/brands.ts';
import { needsPostQuantum } from '../../primitives/needsPostQuantum.ts';
import { loadPostQuantum } from '../../primitives/signature.ts';
import type { SignedTransaction } from '../../primitives/transaction.ts';
import type { RpcContext } from '../context.ts';
import { parseHash, toBase58 } from '../encoding.ts';
import { transactionProgress } from '../executionStatus.ts';
import type { WaitLevel } from '../executionStatus.ts';
import type { Json } from '../json.ts';
import { isValidAccountId } from '../../primitives/accountId.ts';
import { accountIdValue, hashValue, objectParams, parsingArgs, stringValue } from '../params.ts';
import { RpcError, handlerError } from '../rpcError.ts';
import { errorView } from '../views/errorView.ts';
import { progressView } from '../views/txStatusView.ts';
import { waitForTransaction } from '../waitForTransaction.ts';
import { decodePositional, invalidTransaction, signedTransactionValue, waitLevelValue } from './sendTx.ts';

interface TxParams {
  readonly hash: CryptoHash;
  readonly transaction: SignedTransaction | null;
  readonly waitUntil: WaitLevel;
}

export const tx = (params: unknown, context: RpcContext) => transactionStatus(params, context, false);
export const experimentalTxStatus = (params: unknown, context: RpcContext) => transactionStatus(params, context, true);

/** Tells how a transaction fares, or waits until it has come as far as asked. @see nearcore chain/jsonrpc/src/lib.rs `tx_status_fetch` */
async function transactionStatus(params: unknown, context: RpcContext, withReceipts: boolean): Promise<Json> {
  const { hash, transaction, waitUntil } = txParams(params);
  const progress = transactionProgress(context.chain, hash);
  if (!progress && transaction) {
    if (needsPostQuantum(transaction)) await loadPostQuantum();
    const error = context.chain.verify(transaction);
    if (error) throw invalidTransaction(errorView(error));
  }
  if (waitUntil !== 'NONE') return waitForTransaction(context, hash, waitUntil, withReceipts);
  if (progress) return progressView(context.chain, progress, withReceipts);
  const name = toBase58(hash);
  throw handlerError('UNKNOWN_TRANSACTION', { requested_transaction_hash: name }, `Transaction ${name} doesn't exist`);
}

function txParams(params: unknown): TxParams {
  if (Array.isArray(params) && params.length === 1)
    return { ...ofTransaction(decodePositional(stringValue(params[0]))), waitUntil: waitLevelValue(undefined) };
  if (Array.isArray(params) && params.length === 2) {
    const hash = hashValue(params[0]);
    accountIdValue(params[1]);
    return { hash, transaction: null, waitUntil: waitLevelValue(undefined) };
  }
  const fields = objectParams(params, 'RpcTransactionStatusRequest');
  const waitUntil = waitLevelValue(fields['wait_until']);
  const { tx_hash: hash, sender_account_id: sender, signed_tx_base64: signed } = fields;
  return {
    ...(signed === undefined ? ofHash(hash, sender) : ofTransaction(transactionOrUnmatched(signed))),
    waitUntil,
  };
}

type Sought = Omit<TxParams, 'waitUntil'>;

const ofTransaction = (transaction: SignedTransaction): Sought => ({ hash: transaction.hash, transaction });

function ofHash(text: unknown, sender: unknown): Sought {
  const hash = parseHash(text);
  if (!hash || typeof sender !== 'string' || !isValidAccountId(sender)) throw unmatched();
  return { hash, transaction: null };
}

function transactionOrUnmatched(value: unknown): SignedTransaction {
  try {
    return signedTransactionValue(value);
  } catch (error) {
    throw error instanceof RpcError ? unmatched() : error;
  }
}

/** serde says no more of an untagged enum. */
function unmatched() {
  return parsingArgs('data did not match any variant of untagged enum TransactionInfo');
}

import { BorshError } from '../../primitives/borsh.ts';
import { needsPostQuantum } from '../../primitives/needsPostQuantum.ts';
import { loadPostQuantum } from '../../primitives/signature.ts';
import { decodeSignedTransaction } from '../../primitives/transactionBorsh.ts';
import type { SignedTransaction } from '../../primitives/transaction.ts';
import type { RpcContext } from '../context.ts';
import { fromBase64, toBase58 } from '../encoding.ts';
import { WAIT_LEVELS } from '../executionStatus.ts';
import type { WaitLevel } from '../executionStatus.ts';
import type { Json } from '../json.ts';
import { structParams, parsingArgs, required, stringValue, variantValue } from '../params.ts';
import { handlerError, parseError } from '../rpcError.ts';
import type { RpcError } from '../rpcError.ts';
import { errorView } from '../views/errorView.ts';
import { waitForTransaction } from '../waitForTransaction.ts';

/** Submits a transaction and waits until it has come as far as asked. @see nearcore chain/jsonrpc/src/lib.rs `send_tx_internal` */
export function sendTx(params: unknown, context: RpcContext): Promise<Json> {
  const { transaction, waitUntil } = sendTxParams(params);
  return send(transaction, waitUntil, context);
}

/** Submits without a look at it and answers with its hash at once. */
export async function broadcastTxAsync(params: unknown, context: RpcContext): Promise<Json> {
  const { transaction } = sendTxParams(params);
  await submit(transaction, context);
  return toBase58(transaction.hash);
}

export function broadcastTxCommit(params: unknown, context: RpcContext): Promise<Json> {
  const { transaction } = sendTxParams(params);
  return send(transaction, 'EXECUTED_OPTIMISTIC', context);
}

async function send(transaction: SignedTransaction, waitUntil: WaitLevel, context: RpcContext): Promise<Json> {
  const refusal = await submit(transaction, context);
  if (waitUntil === 'NONE') return { final_execution_status: 'NONE' };
  if (refusal) throw refusal;
  return waitForTransaction(context, transaction.hash, waitUntil, false);
}

/** Gives why it was refused, if it was. */
async function submit(transaction: SignedTransaction, { chain, settler }: RpcContext): Promise<RpcError | undefined> {
  if (needsPostQuantum(transaction)) await loadPostQuantum();
  // Differs from nearcore: a transaction is in the very next block. A node makes a block's chunks as soon as it has the
  // block before, so that there it is mostly one block later; the stand-in for near-sandbox does the same.
  const result = chain.submit(transaction);
  if (result.type === 'Refused') return invalidTransaction(errorView(result.error));
  settler.workCame();
  return undefined;
}

/** Where near-api-js looks for why a transaction was refused. */
export function invalidTransaction(error: Json) {
  return handlerError('INVALID_TRANSACTION', {}, { TxExecutionError: { InvalidTxError: error } });
}

function sendTxParams(params: unknown): { transaction: SignedTransaction; waitUntil: WaitLevel } {
  if (Array.isArray(params) && params.length === 1) {
    return { transaction: decodePositional(stringValue(params[0])), waitUntil: 'EXECUTED_OPTIMISTIC' };
  }
  if (Array.isArray(params) && params.length === 2) {
    params.forEach(stringValue);
    throw parseError('Unable to parse send request: too many params passed');
  }
  const fields = structParams(params, 'RpcSendTransactionRequest', ['signed_tx_base64', 'wait_until']);
  const transaction = signedTransactionValue(required(fields, 'signed_tx_base64'));
  return { transaction, waitUntil: waitLevelValue(fields['wait_until']) };
}

export function waitLevelValue(value: unknown): WaitLevel {
  return value === undefined ? 'EXECUTED_OPTIMISTIC' : variantValue(value, WAIT_LEVELS);
}

/** A transaction in base64, as objects carry it. */
export function signedTransactionValue(value: unknown): SignedTransaction {
  return decodeTransaction(stringValue(value), (kind, reason) =>
    parsingArgs(`the value could not decoded from ${kind} due to: ${reason}`),
  );
}

/** A transaction in base64, as lists carry it. */
export function decodePositional(text: string): SignedTransaction {
  return decodeTransaction(text, (_kind, reason) => parseError(`Failed to decode transaction: ${reason}`));
}

function decodeTransaction(text: string, fail: (kind: 'base64' | 'borsh', reason: string) => Error): SignedTransaction {
  const bytes = fromBase64(text);
  if ('error' in bytes) throw fail('base64', bytes.error);
  try {
    return decodeSignedTransaction(bytes);
  } catch (error) {
    if (error instanceof BorshError) throw fail('borsh', error.message);
    throw error;
  }
}

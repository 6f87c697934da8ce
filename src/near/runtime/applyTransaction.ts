import type { Balance } from '../primitives/brands.ts';
import type { InvalidTxError } from '../primitives/errors.ts';
import { receiptIdFromTransaction } from '../primitives/ids.ts';
import { keyHandle } from '../primitives/keyHandle.ts';
import type { ExecutionOutcome, ExecutionOutcomeWithId } from '../primitives/outcome.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { SignedTransaction, Transaction } from '../primitives/transaction.ts';
import { getAccessKey, getGasKeyNonce, setAccessKey, setGasKeyNonce } from '../state/accessKeys.ts';
import { getAccount, setAccount } from '../state/accounts.ts';
import type { ReadableState, StateUpdate } from '../state/stateUpdate.ts';
import { chargeTransaction, type Payer } from './chargeTransaction.ts';
import type { ApplyEnvironment } from './environment.ts';
import { ok, refuse, type Result } from './result.ts';
import { transactionCost, type TransactionCost } from './transactionCost.ts';
import { isStateInitBootstrap } from './stateInitBootstrap.ts';
import { findTransactionError } from './verifyTransaction.ts';

/** What turning a transaction into its receipt gave. */
export interface AppliedTransaction {
  readonly outcome: ExecutionOutcomeWithId;
  /** One, or none if the transaction was refused. */
  readonly receipts: readonly Receipt[];
  readonly balanceBurnt: Balance;
}

/** Charges the signer and makes the receipt. A refusal is an outcome too. @see nearcore runtime/runtime/src/lib.rs `process_transactions` */
export function applyTransaction(
  state: StateUpdate,
  signed: SignedTransaction,
  env: ApplyEnvironment,
): AppliedTransaction {
  const { parameters, gasPrice, blockHeight } = env;
  const { transaction } = signed;
  const error = findTransactionError(parameters, signed);
  if (error !== null) return refusedTransaction(signed, error);
  const cost = transactionCost(parameters, transaction, gasPrice);
  if (cost === null) return refusedTransaction(signed, { type: 'CostOverflow' });
  const payer = findPayer(state, transaction);
  if (!payer.ok) return refusedTransaction(signed, inChunk(payer.error));
  const charge = chargeTransaction(parameters, transaction, cost, payer.value, blockHeight);
  if (charge.type === 'Refused') return refusedTransaction(signed, charge.error);
  pay(state, signed, charge.payer);
  if (charge.type === 'DepositRefused') return refusedTransaction(signed, charge.error, cost);
  return accept(signed, cost, env);
}

/** The signer's account, key and nonce. @see nearcore runtime/runtime/src/verifier.rs `get_signer_and_access_key` */
export function findPayer(state: ReadableState, transaction: Transaction): Result<Payer, InvalidTxError> {
  const { signerId, publicKey, nonceIndex } = transaction;
  const account = getAccount(state, signerId);
  if (account === undefined) return refuse({ type: 'SignerDoesNotExist', signerId });
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, signerId, handle);
  if (accessKey === undefined) {
    const { bootstrapNonce } = account;
    if (bootstrapNonce !== undefined && isStateInitBootstrap(transaction)) {
      return ok({
        account,
        accessKey: { nonce: bootstrapNonce, permission: { type: 'FullAccess' } },
        nonce: bootstrapNonce,
        isBootstrap: true,
      });
    }
    return refuse({
      type: 'InvalidAccessKeyError',
      error: { type: 'AccessKeyNotFound', accountId: signerId, publicKey },
    });
  }
  if (nonceIndex === null) return ok({ account, accessKey, nonce: accessKey.nonce });
  const nonce = getGasKeyNonce(state, signerId, handle, nonceIndex);
  if (nonce !== undefined) return ok({ account, accessKey, nonce });
  const numNonces = 'numNonces' in accessKey.permission ? accessKey.permission.numNonces : 0;
  return refuse({ type: 'InvalidNonceIndex', txNonceIndex: nonceIndex, numNonces });
}

/** A chunk names a missing signer otherwise than the pool does. */
const inChunk = (error: InvalidTxError): InvalidTxError =>
  error.type === 'SignerDoesNotExist' ? { type: 'InvalidSignerId', signerId: error.signerId } : error;

/** Writes what the charge left, and the nonce. */
export function pay(
  state: StateUpdate,
  { transaction, hash }: SignedTransaction,
  { account, accessKey, nonce, isBootstrap }: Payer,
): void {
  const { signerId, publicKey, nonceIndex } = transaction;
  const handle = keyHandle(publicKey);
  if (nonceIndex !== null) setGasKeyNonce(state, signerId, handle, nonceIndex, nonce);
  if (!isBootstrap) setAccessKey(state, signerId, handle, accessKey);
  setAccount(state, signerId, account);
  state.commit({ type: 'TransactionProcessing', txHash: hash });
}

const outcomeOf = (
  signed: SignedTransaction,
  outcome: Omit<ExecutionOutcome, 'logs' | 'executorId' | 'metadata' | 'computeUsage'>,
): ExecutionOutcomeWithId => ({
  id: signed.hash,
  outcome: {
    ...outcome,
    logs: [],
    executorId: signed.transaction.signerId,
    metadata: null,
    computeUsage: outcome.gasBurnt,
  },
});

/** The outcome of a transaction that a chunk held and that was refused; `cost` if its gas was burnt nevertheless. */
export function refusedTransaction(
  signed: SignedTransaction,
  error: InvalidTxError,
  cost?: TransactionCost,
): AppliedTransaction {
  const status = { type: 'Failure', error: { type: 'InvalidTxError', error } } as const;
  const gasBurnt = cost?.gasBurnt ?? 0n;
  const tokensBurnt = cost?.burntAmount ?? 0n;
  return {
    outcome: outcomeOf(signed, { receiptIds: [], gasBurnt, tokensBurnt, status }),
    receipts: [],
    balanceBurnt: tokensBurnt,
  };
}

function accept(
  signed: SignedTransaction,
  cost: TransactionCost,
  { blockHeight }: ApplyEnvironment,
): AppliedTransaction {
  const { signerId, publicKey, receiverId, actions } = signed.transaction;
  const receiptId = receiptIdFromTransaction(signed.hash, blockHeight);
  const receipt: Receipt = {
    predecessorId: signerId,
    receiverId,
    receiptId,
    body: {
      type: 'Action',
      action: {
        v2: false,
        signerId,
        refundTo: null,
        signerPublicKey: publicKey,
        gasPrice: cost.receiptGasPrice,
        outputDataReceivers: [],
        inputDataIds: [],
        actions,
      },
    },
  };
  const status = { type: 'SuccessReceiptId', receiptId } as const;
  const outcome = outcomeOf(signed, {
    receiptIds: [receiptId],
    gasBurnt: cost.gasBurnt,
    tokensBurnt: cost.burntAmount,
    status,
  });
  return { outcome, receipts: [receipt], balanceBurnt: cost.burntAmount };
}

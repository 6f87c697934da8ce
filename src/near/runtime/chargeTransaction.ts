import { networkParameters } from '../parameters/networkParameters.ts';
import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { AccessKey, Account } from '../primitives/account.ts';
import type { BlockHeight, Nonce } from '../primitives/brands.ts';
import type { InvalidAccessKeyError, InvalidTxError } from '../primitives/errors.ts';
import type { Transaction } from '../primitives/transaction.ts';
import { findPermissionError } from './callPermission.ts';
import { missingStorageStake } from './storageStake.ts';
import type { TransactionCost } from './transactionCost.ts';

/** What a transaction's signer pays with. */
export interface Payer {
  readonly account: Account;
  readonly accessKey: AccessKey;
  /** The nonce that the transaction must exceed: the key's own, or that of the gas key's row. */
  readonly nonce: Nonce;
  /** A universal account that has no keys yet sends its own state: its account holds the nonce, which must follow on. */
  readonly isBootstrap?: boolean;
}

export type Charge =
  | { readonly type: 'Charged'; readonly payer: Payer }
  | { readonly type: 'Refused'; readonly error: InvalidTxError }
  /** A gas key paid for the gas that is burnt, but the account cannot pay the deposit. */
  | { readonly type: 'DepositRefused'; readonly payer: Payer; readonly error: InvalidTxError };

const refused = (error: InvalidTxError): Charge => ({ type: 'Refused', error });
const accessKeyError = (error: InvalidAccessKeyError): Charge => refused({ type: 'InvalidAccessKeyError', error });

/** What a nonce is wrong about, `null` if nothing; without a height its upper bound is not asked. @see nearcore runtime/runtime/src/verifier.rs `verify_nonce` */
export function findNonceError(
  { nonce, nonceMode }: Pick<Transaction, 'nonce' | 'nonceMode'>,
  last: Nonce,
  height: BlockHeight | null,
): InvalidTxError | null {
  const follows = nonceMode === 'Strict' ? nonce === last + 1n : nonce > last;
  if (!follows) return { type: 'InvalidNonce', txNonce: nonce, akNonce: last };
  if (height === null) return null;
  const upperBound = BigInt(height) * networkParameters.accessKeyNonceRangeMultiplier;
  return nonce >= upperBound ? { type: 'NonceTooLarge', txNonce: nonce, upperBound } : null;
}

/**
 * Judges whether the signer can pay, and what is left afterwards.
 * @see nearcore runtime/runtime/src/verifier.rs `verify_and_charge_tx_ephemeral`
 */
export function chargeTransaction(
  parameters: RuntimeParameters,
  transaction: Transaction,
  cost: TransactionCost,
  payer: Payer,
  height: BlockHeight | null,
): Charge {
  if (transaction.nonceIndex !== null) return chargeGasKey(parameters, transaction, cost, payer, height);
  const { account, accessKey } = payer;
  const { permission } = accessKey;
  const { signerId, publicKey, nonce } = transaction;
  if ('numNonces' in permission)
    return refused({ type: 'InvalidNonceIndex', txNonceIndex: null, numNonces: permission.numNonces });
  const nonceMode = payer.isBootstrap ? 'Strict' : transaction.nonceMode;
  const nonceError = findNonceError({ nonce, nonceMode }, payer.nonce, height);
  if (nonceError !== null) return refused(nonceError);
  if (account.amount < cost.totalCost) {
    return refused({ type: 'NotEnoughBalance', signerId, balance: account.amount, cost: cost.totalCost });
  }
  const allowance = permission.type === 'FunctionCall' ? permission.allowance : null;
  if (allowance !== null && allowance < cost.totalCost) {
    return accessKeyError({
      type: 'NotEnoughAllowance',
      accountId: signerId,
      publicKey,
      allowance,
      cost: cost.totalCost,
    });
  }
  const bootstrapNonce = payer.isBootstrap ? { bootstrapNonce: nonce } : {};
  const charged: Account = { ...account, ...bootstrapNonce, amount: account.amount - cost.totalCost };
  const amount = missingStorageStake(parameters, charged);
  if (amount > 0n) return refused({ type: 'LackBalanceForState', signerId, amount });
  const error = findPermissionError(permission, transaction.receiverId, transaction.actions);
  if (error !== null) return accessKeyError(error);
  const left =
    permission.type === 'FunctionCall' && allowance !== null
      ? { ...permission, allowance: allowance - cost.totalCost }
      : permission;
  return { type: 'Charged', payer: { ...payer, account: charged, accessKey: { nonce, permission: left }, nonce } };
}

/** A gas key pays for gas from its own balance, the account for deposits. @see nearcore runtime/runtime/src/verifier.rs `verify_and_charge_gas_key_tx_ephemeral` */
function chargeGasKey(
  parameters: RuntimeParameters,
  transaction: Transaction,
  cost: TransactionCost,
  { account, accessKey, nonce: lastNonce }: Payer,
  height: BlockHeight | null,
): Charge {
  const { permission } = accessKey;
  const { signerId, publicKey, nonce, nonceIndex } = transaction;
  if (!('numNonces' in permission))
    return accessKeyError({ type: 'AccessKeyNotFound', accountId: signerId, publicKey });
  const { balance, numNonces } = permission;
  if (nonceIndex === null || nonceIndex >= numNonces)
    return refused({ type: 'InvalidNonceIndex', txNonceIndex: nonceIndex, numNonces });
  const nonceError = findNonceError(transaction, lastNonce, height);
  if (nonceError !== null) return refused(nonceError);
  if (balance < cost.gasCost) return refused({ type: 'NotEnoughGasKeyBalance', signerId, balance, cost: cost.gasCost });
  const error = findPermissionError(permission, transaction.receiverId, transaction.actions);
  if (error !== null) return accessKeyError(error);

  const keyLess = (paid: bigint): AccessKey => ({
    ...accessKey,
    permission: { ...permission, balance: balance - paid },
  });
  const depositRefused = (fields: {
    balance: bigint;
    cost: bigint;
    reason: 'NotEnoughBalance' | 'LackBalanceForState';
  }): Charge => ({
    type: 'DepositRefused',
    payer: { account, accessKey: keyLess(cost.burntAmount), nonce },
    error: { type: 'NotEnoughBalanceForDeposit', signerId, ...fields },
  });
  if (account.amount < cost.depositCost) {
    return depositRefused({ balance: account.amount, cost: cost.depositCost, reason: 'NotEnoughBalance' });
  }
  const charged: Account = { ...account, amount: account.amount - cost.depositCost };
  const missing = missingStorageStake(parameters, charged);
  if (missing > 0n) return depositRefused({ balance: charged.amount, cost: missing, reason: 'LackBalanceForState' });
  return { type: 'Charged', payer: { account: charged, accessKey: keyLess(cost.gasCost), nonce } };
}

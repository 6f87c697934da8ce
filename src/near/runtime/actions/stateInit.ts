import type { AccessKey } from '../../primitives/account.ts';
import type { DeterministicAccountStateInit, GlobalContractIdentifier } from '../../primitives/action.ts';
import type { Balance, Nonce } from '../../primitives/brands.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { KeyHandle } from '../../primitives/keyHandle.ts';
import { decodeUniversalStateInit } from '../../primitives/universalStateInit.ts';
import { setAccessKey } from '../../state/accessKeys.ts';
import { setContractData } from '../../state/contracts.ts';
import { accessKeyHandleStorage, initialNonce } from '../keyStorage.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';
import { balanceRefund } from '../refundReceipts.ts';
import { missingStorageStake } from '../storageStake.ts';
import { newAccount } from './createAccount.ts';
import { useGlobalContract } from './useGlobalContract.ts';

/**
 * Makes the account that its id promises, unless it is there already. The actor stays who it was: whoever sends the
 * state has no power over the account.
 * @see nearcore runtime/runtime/src/deterministic_account_id.rs `action_deterministic_state_init`
 */
export function deterministicStateInit(
  run: ReceiptRun,
  stateInit: DeterministicAccountStateInit,
  deposit: Balance,
): ActionErrorKind | null {
  run.account ??= newAccount(run.env.parameters, 0n);
  const error = run.account.contract.type === 'None' ? install(run, { ...stateInit, accessKeys: [] }) : null;
  return error ?? settleDeposit(run, deposit);
}

/** Protocol 88: the same for a `0u` account, which may also begin with keys. @see nearcore runtime/runtime/src/universal_account_id.rs `action_universal_state_init` */
export function universalStateInit(run: ReceiptRun, payload: Uint8Array, deposit: Balance): ActionErrorKind | null {
  const decoded = decodeUniversalStateInit(payload);
  if (decoded.type !== 'Ok')
    throw new Error(`Expected a canonical state init, got ${decoded.type}: an action ran without validation.`);
  const isNew = run.account === null || run.account.bootstrapNonce !== undefined;
  if (isNew) {
    const { bootstrapNonce = 0n, ...account } = run.account ?? newAccount(run.env.parameters, 0n);
    run.account = account;
    return install(run, decoded.stateInit, bootstrapNonce) ?? settleDeposit(run, deposit);
  }
  if (deposit > 0n) run.newReceipts.push(balanceRefund(run.action.refundTo ?? run.receipt.predecessorId, deposit));
  return null;
}

interface Contents {
  readonly code: GlobalContractIdentifier | null;
  readonly data: readonly (readonly [key: Uint8Array, value: Uint8Array])[];
  readonly accessKeys: readonly KeyHandle[];
}

/** Keys begin above `usedNonce`, so that the transaction which used it cannot run again by one of them. */
function install(run: ReceiptRun, { code, data, accessKeys }: Contents, usedNonce: Nonce = 0n): ActionErrorKind | null {
  const { state, receipt, env } = run;
  const { parameters } = env;
  const error = code === null ? null : useGlobalContract(run, code);
  if (error !== null) return error;
  let bytes = 0;
  for (const [key, value] of data) {
    setContractData(state, receipt.receiverId, key, value);
    bytes += key.length + value.length + parameters.economics.storageNumExtraBytesRecord;
  }
  const first = initialNonce(env.blockHeight);
  const accessKey: AccessKey = { nonce: first > usedNonce ? first : usedNonce, permission: { type: 'FullAccess' } };
  for (const handle of accessKeys) {
    setAccessKey(state, receipt.receiverId, handle, accessKey);
    bytes += accessKeyHandleStorage(parameters, handle.length, accessKey);
  }
  const account = accountOf(run);
  run.account = { ...account, storageUsage: account.storageUsage + bytes };
  return null;
}

/** Takes from the deposit what the storage lacks, and sends back the rest. */
function settleDeposit(run: ReceiptRun, deposit: Balance): ActionErrorKind | null {
  const account = accountOf(run);
  const missing = missingStorageStake(run.env.parameters, account);
  if (missing > deposit) return { type: 'LackBalanceForState', accountId: run.receipt.receiverId, amount: missing };
  run.account = { ...account, amount: account.amount + missing };
  if (deposit > missing)
    run.newReceipts.push(balanceRefund(run.action.refundTo ?? run.receipt.predecessorId, deposit - missing));
  return null;
}

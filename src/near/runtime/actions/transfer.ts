import { hexToBytes } from '@noble/hashes/utils.js';
import { accountType, isSystem } from '../../primitives/accountId.ts';
import type { AccessKey } from '../../primitives/account.ts';
import type { Balance } from '../../primitives/brands.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { PublicKey } from '../../primitives/key.ts';
import { keyHandle } from '../../primitives/keyHandle.ts';
import { getAccessKey, setAccessKey } from '../../state/accessKeys.ts';
import { accessKeyStorage, initialNonce } from '../keyStorage.ts';
import type { ReceiptRun } from '../receiptRun.ts';
import { walletContractHash } from '../walletContract.ts';
import { newAccount } from './createAccount.ts';

const maxU128 = (1n << 128n) - 1n;

/** Pays into the account, or makes the implicit account that its id names. @see nearcore runtime/runtime/src/actions.rs `action_transfer_or_implicit_account_creation` */
export function transfer(run: ReceiptRun, deposit: Balance): ActionErrorKind | null {
  if (run.account === null) {
    createImplicitAccount(run, deposit);
    return null;
  }
  const { receiverId, predecessorId } = run.receipt;
  const isGasRefund = isSystem(predecessorId) && run.action.signerId === receiverId;
  if (isGasRefund && refundToGasKey(run, run.action.signerPublicKey, deposit)) return null;
  run.account = { ...run.account, amount: run.account.amount + deposit };
  if (isGasRefund) refundAllowance(run, run.action.signerPublicKey, deposit);
  return null;
}

/** Gives the gas back to the key that paid for it; `false` if that is no gas key. */
function refundToGasKey({ state, receipt }: ReceiptRun, publicKey: PublicKey, deposit: Balance): boolean {
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, receipt.receiverId, handle);
  if (accessKey === undefined || !('numNonces' in accessKey.permission)) return false;
  const permission = { ...accessKey.permission, balance: accessKey.permission.balance + deposit };
  setAccessKey(state, receipt.receiverId, handle, { ...accessKey, permission });
  return true;
}

/** Gas that came back may be spent by the key again. @see nearcore runtime/runtime/src/actions.rs `try_refund_allowance` */
function refundAllowance({ state, receipt }: ReceiptRun, publicKey: PublicKey, deposit: Balance): void {
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, receipt.receiverId, handle);
  if (accessKey?.permission.type !== 'FunctionCall' || accessKey.permission.allowance === null) return;
  const allowance = accessKey.permission.allowance + deposit;
  const permission = { ...accessKey.permission, allowance: allowance > maxU128 ? maxU128 : allowance };
  setAccessKey(state, receipt.receiverId, handle, { ...accessKey, permission });
}

/** @see nearcore runtime/runtime/src/actions.rs `action_implicit_account_creation_transfer` */
function createImplicitAccount(run: ReceiptRun, deposit: Balance): void {
  const { env, state, receipt } = run;
  const { parameters, blockHeight } = env;
  const accountId = receipt.receiverId;
  if (parameters.features.implicitTransferHandsOverActor) run.actorId = accountId;
  const kind = accountType(accountId);
  switch (kind) {
    case 'NearImplicit': {
      const publicKey: PublicKey = { type: 'ed25519', data: hexToBytes(accountId) };
      const accessKey: AccessKey = { nonce: initialNonce(blockHeight), permission: { type: 'FullAccess' } };
      const account = newAccount(parameters, deposit);
      run.account = {
        ...account,
        storageUsage: account.storageUsage + accessKeyStorage(parameters, publicKey, accessKey),
      };
      setAccessKey(state, accountId, keyHandle(publicKey), accessKey);
      return;
    }
    case 'EthImplicit': {
      const hash = walletContractHash(env.chainId);
      run.account = newAccount(parameters, deposit, { type: 'Global', hash }, hash.length);
      return;
    }
    case 'NearDeterministic':
      run.account = newAccount(parameters, deposit);
      return;
    case 'Universal':
      run.account = { ...newAccount(parameters, deposit), bootstrapNonce: initialNonce(blockHeight) };
      return;
    case 'Named':
      throw new Error(`Expected an implicit account id, got ${accountId}: a transfer ran without its check.`);
    default:
      kind satisfies never;
  }
}

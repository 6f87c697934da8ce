import type { Balance } from '../../primitives/brands.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { PublicKey } from '../../primitives/key.ts';
import { keyHandle } from '../../primitives/keyHandle.ts';
import { getAccessKey, setAccessKey } from '../../state/accessKeys.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/** Pays into a gas key. @see nearcore runtime/runtime/src/access_keys.rs `action_transfer_to_gas_key` */
export function transferToGasKey(
  { state, receipt }: ReceiptRun,
  publicKey: PublicKey,
  deposit: Balance,
): ActionErrorKind | null {
  const accountId = receipt.receiverId;
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, accountId, handle);
  if (accessKey === undefined || !('numNonces' in accessKey.permission))
    return { type: 'GasKeyDoesNotExist', accountId, publicKey };
  const permission = { ...accessKey.permission, balance: accessKey.permission.balance + deposit };
  setAccessKey(state, accountId, handle, { ...accessKey, permission });
  return null;
}

/** Takes back from a gas key what its account put there. @see nearcore runtime/runtime/src/access_keys.rs `action_withdraw_from_gas_key` */
export function withdrawFromGasKey(run: ReceiptRun, publicKey: PublicKey, amount: Balance): ActionErrorKind | null {
  const { state, receipt } = run;
  const accountId = receipt.receiverId;
  const account = accountOf(run);
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, accountId, handle);
  if (accessKey === undefined || !('numNonces' in accessKey.permission))
    return { type: 'GasKeyDoesNotExist', accountId, publicKey };
  const { balance } = accessKey.permission;
  if (balance < amount) return { type: 'InsufficientGasKeyBalance', accountId, publicKey, balance, required: amount };
  setAccessKey(state, accountId, handle, {
    ...accessKey,
    permission: { ...accessKey.permission, balance: balance - amount },
  });
  run.account = { ...account, amount: account.amount + amount };
  return null;
}

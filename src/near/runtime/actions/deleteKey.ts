import { networkParameters } from '../../parameters/networkParameters.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { PublicKey } from '../../primitives/key.ts';
import { keyHandle } from '../../primitives/keyHandle.ts';
import { getAccessKey, removeAccessKey } from '../../state/accessKeys.ts';
import { accessKeyStorage } from '../keyStorage.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/** Removes a key, with a gas key's nonces; what a gas key still holds is burnt. @see nearcore runtime/runtime/src/access_keys.rs `action_delete_key` */
export function deleteKey(run: ReceiptRun, publicKey: PublicKey): ActionErrorKind | null {
  const { state, receipt, env } = run;
  const account = accountOf(run);
  const accountId = receipt.receiverId;
  const handle = keyHandle(publicKey);
  const accessKey = getAccessKey(state, accountId, handle);
  if (accessKey === undefined) return { type: 'DeleteKeyDoesNotExist', accountId, publicKey };
  if ('numNonces' in accessKey.permission) {
    const { balance } = accessKey.permission;
    if (balance > networkParameters.gasKeyMaxBalanceToBurn)
      return { type: 'GasKeyBalanceTooHigh', accountId, publicKey, balance };
    run.tokensBurnt += balance;
  }
  removeAccessKey(state, accountId, handle);
  const storageUsage = Math.max(0, account.storageUsage - accessKeyStorage(env.parameters, publicKey, accessKey));
  run.account = { ...account, storageUsage };
  return null;
}

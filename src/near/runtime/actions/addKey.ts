import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { AccessKey } from '../../primitives/account.ts';
import type { PublicKey } from '../../primitives/key.ts';
import { keyHandle } from '../../primitives/keyHandle.ts';
import { getAccessKey, setAccessKey, setGasKeyNonce } from '../../state/accessKeys.ts';
import { accessKeyStorage, initialNonce } from '../keyStorage.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/** Adds a key; its nonce begins at the block's range, whatever was given. @see nearcore runtime/runtime/src/access_keys.rs `action_add_key` */
export function addKey(run: ReceiptRun, publicKey: PublicKey, given: AccessKey): ActionErrorKind | null {
  const { state, receipt, env } = run;
  const account = accountOf(run);
  const handle = keyHandle(publicKey);
  if (getAccessKey(state, receipt.receiverId, handle) !== undefined) {
    return { type: 'AddKeyAlreadyExists', accountId: receipt.receiverId, publicKey };
  }
  const nonce = initialNonce(env.blockHeight);
  const numNonces = 'numNonces' in given.permission ? given.permission.numNonces : 0;
  // A gas key's own nonce is never used: it has rows of them.
  const accessKey: AccessKey = { ...given, nonce: numNonces > 0 ? 0n : nonce };
  setAccessKey(state, receipt.receiverId, handle, accessKey);
  for (let index = 0; index < numNonces; index++) setGasKeyNonce(state, receipt.receiverId, handle, index, nonce);
  run.account = {
    ...account,
    storageUsage: account.storageUsage + accessKeyStorage(env.parameters, publicKey, accessKey),
  };
  return null;
}

import { networkParameters } from '../parameters/networkParameters.ts';
import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { AccessKey } from '../primitives/account.ts';
import { writeAccessKey } from '../primitives/accountBorsh.ts';
import { encodeBorsh } from '../primitives/borsh.ts';
import type { BlockHeight, Nonce } from '../primitives/brands.ts';
import type { PublicKey } from '../primitives/key.ts';
import { keyHandleLength } from '../primitives/keyHandle.ts';

const nonceLength = 8;
const nonceIndexLength = 2;

/**
 * Bytes that a key adds to its account's storage, a gas key's nonces included.
 * @see nearcore runtime/runtime/src/access_keys.rs `access_key_storage_usage`, `gas_key_storage_cost`
 */
export function accessKeyStorage(parameters: RuntimeParameters, publicKey: PublicKey, accessKey: AccessKey): number {
  return accessKeyHandleStorage(parameters, keyHandleLength(publicKey), accessKey);
}

export function accessKeyHandleStorage(
  { economics }: RuntimeParameters,
  handleLength: number,
  accessKey: AccessKey,
): number {
  const extra = economics.storageNumExtraBytesRecord;
  const own = handleLength + encodeBorsh(writeAccessKey, accessKey).length + extra;
  if (!('numNonces' in accessKey.permission)) return own;
  return own + accessKey.permission.numNonces * (handleLength + nonceIndexLength + nonceLength + extra);
}

/** What a new key's nonce begins at, so that a transaction of a former key with the same name cannot run again. */
export const initialNonce = (height: BlockHeight): Nonce =>
  BigInt(height - 1) * networkParameters.accessKeyNonceRangeMultiplier;

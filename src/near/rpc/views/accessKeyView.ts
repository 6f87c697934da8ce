import type { AccessKey, AccessKeyPermission, FunctionCallPermission, GasKeyInfo } from '../../primitives/account.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';

/** @see nearcore core/primitives/src/views.rs `AccessKeyView` */
export function accessKeyView(accessKey: AccessKey): { nonce: Json; permission: Json } {
  return { nonce: u64Json(accessKey.nonce), permission: permissionView(accessKey.permission) };
}

function permissionView(permission: AccessKeyPermission): Json {
  switch (permission.type) {
    case 'FullAccess':
      return 'FullAccess';
    case 'FunctionCall':
      return { FunctionCall: functionCallFields(permission) };
    case 'GasKeyFullAccess':
      return { GasKeyFullAccess: gasKeyFields(permission) };
    case 'GasKeyFunctionCall':
      return { GasKeyFunctionCall: { ...gasKeyFields(permission), ...functionCallFields(permission) } };
    default:
      return permission satisfies never;
  }
}

function functionCallFields(permission: FunctionCallPermission): { [key: string]: Json } {
  return {
    allowance: permission.allowance === null ? null : permission.allowance.toString(),
    receiver_id: permission.receiverId,
    method_names: permission.methodNames,
  };
}

function gasKeyFields(info: GasKeyInfo): { [key: string]: Json } {
  return { balance: info.balance.toString(), num_nonces: info.numNonces };
}

import type { AccessKeyPermission } from '../primitives/account.ts';
import type { Action } from '../primitives/action.ts';
import type { AccountId } from '../primitives/brands.ts';
import type { InvalidAccessKeyError } from '../primitives/errors.ts';

/** What a key's permission says against these actions, `null` if nothing. @see nearcore runtime/runtime/src/verifier.rs `verify_function_call_permission` */
export function findPermissionError(
  permission: AccessKeyPermission,
  receiverId: AccountId,
  actions: readonly Action[],
): InvalidAccessKeyError | null {
  if (permission.type === 'FullAccess' || permission.type === 'GasKeyFullAccess') return null;
  const [call] = actions;
  if (actions.length !== 1 || call?.type !== 'FunctionCall') return { type: 'RequiresFullAccess' };
  if (call.deposit > 0n) return { type: 'DepositWithFunctionCall' };
  if (receiverId !== permission.receiverId) {
    return { type: 'ReceiverMismatch', txReceiver: receiverId, akReceiver: permission.receiverId };
  }
  if (permission.methodNames.length > 0 && !permission.methodNames.includes(call.methodName)) {
    return { type: 'MethodNameMismatch', methodName: call.methodName };
  }
  return null;
}

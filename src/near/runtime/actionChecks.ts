import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { Account } from '../primitives/account.ts';
import { accountType, isSystem } from '../primitives/accountId.ts';
import type { AccountType } from '../primitives/accountId.ts';
import type { Action } from '../primitives/action.ts';
import type { AccountId } from '../primitives/brands.ts';
import type { ActionErrorKind } from '../primitives/errors.ts';
import type { ReceiptRun } from './receiptRun.ts';

/** Whether the action may run on an account that exists, or does not. @see nearcore runtime/runtime/src/actions.rs `check_account_existence` */
export function findExistenceError(run: ReceiptRun, action: Action): ActionErrorKind | null {
  const { account, env } = run;
  const accountId = run.receipt.receiverId;
  const type = implicitType(env.parameters, accountId);
  switch (action.type) {
    case 'CreateAccount':
      if (account !== null) return { type: 'AccountAlreadyExists', accountId };
      return type === 'Named' ? null : { type: 'OnlyImplicitAccountCreationAllowed', accountId };
    case 'Transfer':
      return account === null && !mayCreateByTransfer(run, type) ? { type: 'AccountDoesNotExist', accountId } : null;
    case 'DeterministicStateInit':
    case 'UniversalStateInit':
      return null;
    case 'DeployContract':
    case 'FunctionCall':
    case 'Stake':
    case 'AddKey':
    case 'DeleteKey':
    case 'DeleteAccount':
    case 'Delegate':
    case 'DelegateV2':
    case 'DeployGlobalContract':
    case 'UseGlobalContract':
    case 'TransferToGasKey':
    case 'WithdrawFromGasKey':
      if (account === null) return { type: 'AccountDoesNotExist', accountId };
      return isUninitialized(account) ? { type: 'AccountNotInitialized', accountId } : null;
    default:
      return action satisfies never;
  }
}

/** Before protocol 88 a `0u` id is a name like any other. */
function implicitType({ features }: RuntimeParameters, accountId: AccountId): AccountType {
  const type = accountType(accountId);
  return type === 'Universal' && !features.universalAccounts ? 'Named' : type;
}

/** A single transfer makes an implicit account, a refund never does; a universal account may get more than one. */
function mayCreateByTransfer({ receipt, action }: ReceiptRun, type: AccountType): boolean {
  if (type === 'Named' || isSystem(receipt.predecessorId)) return false;
  return type === 'Universal' || action.actions.length === 1;
}

/** A universal account that got tokens before its state. */
const isUninitialized = (account: Account): boolean => account.bootstrapNonce !== undefined;

/** Whether the actor may do this to the account. @see nearcore runtime/runtime/src/actions.rs `check_actor_permissions` */
export function findPermissionError({ account, actorId, receipt }: ReceiptRun, action: Action): ActionErrorKind | null {
  const accountId = receipt.receiverId;
  switch (action.type) {
    case 'DeployContract':
    case 'Stake':
    case 'AddKey':
    case 'DeleteKey':
    case 'DeployGlobalContract':
    case 'UseGlobalContract':
    case 'WithdrawFromGasKey':
      return actorId === accountId ? null : { type: 'ActorNoPermission', accountId, actorId };
    case 'DeleteAccount':
      if (actorId !== accountId) return { type: 'ActorNoPermission', accountId, actorId };
      return account !== null && account.locked > 0n ? { type: 'DeleteAccountStaking', accountId } : null;
    case 'CreateAccount':
    case 'FunctionCall':
    case 'Transfer':
    case 'TransferToGasKey':
    case 'Delegate':
    case 'DelegateV2':
    case 'DeterministicStateInit':
    case 'UniversalStateInit':
      return null;
    default:
      return action satisfies never;
  }
}

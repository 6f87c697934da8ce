import { isSubAccountOf, isTopLevel } from '../../primitives/accountId.ts';
import type { RuntimeParameters } from '../../parameters/runtimeParameters.ts';
import type { Account, AccountContract } from '../../primitives/account.ts';
import type { AccountId, Balance } from '../../primitives/brands.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import type { ReceiptRun } from '../receiptRun.ts';

/** Makes the receiver, from now on the actor. @see nearcore runtime/runtime/src/actions.rs `action_create_account` */
export function createAccount(run: ReceiptRun): ActionErrorKind | null {
  const { receiverId, predecessorId } = run.receipt;
  const { parameters } = run.env;
  const { minAllowedTopLevelAccountLength, registrarAccountId } = parameters.economics;
  if (isTopLevel(receiverId)) {
    if (receiverId.length < minAllowedTopLevelAccountLength && predecessorId !== registrarAccountId) {
      return { type: 'CreateAccountOnlyByRegistrar', accountId: receiverId, registrarAccountId, predecessorId };
    }
  } else if (!isSubAccountOf(receiverId, predecessorId)) {
    return { type: 'CreateAccountNotAllowed', accountId: receiverId, predecessorId };
  }
  run.actorId = receiverId as AccountId;
  run.account = newAccount(parameters, 0n);
  return null;
}

/** An account with nothing in it but a balance, and perhaps a contract that takes `contractLength` bytes. */
export function newAccount(
  { economics }: RuntimeParameters,
  amount: Balance,
  contract: AccountContract = { type: 'None' },
  contractLength = 0,
): Account {
  const version = contract.type === 'None' || contract.type === 'Local' ? 1 : 2;
  return { version, amount, locked: 0n, contract, storageUsage: economics.storageNumBytesAccount + contractLength };
}

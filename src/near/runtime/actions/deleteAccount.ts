import { networkParameters } from '../../parameters/networkParameters.ts';
import type { AccountId } from '../../primitives/brands.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import { accessKeysOf } from '../../state/accessKeys.ts';
import { removeAccount } from '../../state/accounts.ts';
import { contractStorage } from '../contractStorage.ts';
import { balanceRefund } from '../refundReceipts.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/**
 * Removes the account with all that is its own, and sends what it had to the beneficiary, who is not created by it.
 * @see nearcore runtime/runtime/src/actions.rs `action_delete_account`
 */
export function deleteAccount(run: ReceiptRun, beneficiaryId: AccountId): ActionErrorKind | null {
  const { state, receipt } = run;
  const accountId = receipt.receiverId;
  const account = accountOf(run);
  const storage = account.storageUsage - contractStorage(state, accountId, account.contract);
  if (storage > networkParameters.maxAccountDeletionStorageUsage)
    return { type: 'DeleteAccountWithLargeState', accountId };
  let gasKeyBalance = 0n;
  for (const { accessKey } of accessKeysOf(state, accountId)) {
    if ('numNonces' in accessKey.permission) gasKeyBalance += accessKey.permission.balance;
  }
  if (gasKeyBalance > networkParameters.gasKeyMaxBalanceToBurn) {
    return { type: 'GasKeyBalanceTooHigh', accountId, publicKey: null, balance: gasKeyBalance };
  }
  if (account.amount > 0n) run.newReceipts.push(balanceRefund(beneficiaryId, account.amount));
  removeAccount(state, accountId);
  run.tokensBurnt += gasKeyBalance;
  run.actorId = receipt.predecessorId;
  run.account = null;
  return null;
}

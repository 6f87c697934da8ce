import { hashOf } from '../../primitives/hash.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import { setContractCode } from '../../state/contracts.ts';
import { contractStorage } from '../contractStorage.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/** Gives the account code of its own, in place of what it had. Nothing looks at it before a call does. @see nearcore runtime/runtime/src/actions.rs `action_deploy_contract` */
export function deployContract(run: ReceiptRun, code: Uint8Array): ActionErrorKind | null {
  const account = accountOf(run);
  const freed = contractStorage(run.state, run.receipt.receiverId, account.contract);
  const storageUsage = Math.max(0, account.storageUsage - freed) + code.length;
  run.account = { ...account, storageUsage, contract: { type: 'Local', hash: hashOf(code) } };
  setContractCode(run.state, run.receipt.receiverId, code);
  return null;
}

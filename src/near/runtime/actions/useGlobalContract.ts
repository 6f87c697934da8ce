import type { GlobalContractIdentifier } from '../../primitives/action.ts';
import type { ActionErrorKind } from '../../primitives/errors.ts';
import { hasGlobalContractCode, removeContractCode } from '../../state/contracts.ts';
import { contractStorage } from '../contractStorage.ts';
import { contractOfIdentifier, globalIdentifierLength } from '../globalContracts.ts';
import { accountOf, type ReceiptRun } from '../receiptRun.ts';

/** Lets the account run a global contract in place of what it had. @see nearcore runtime/runtime/src/global_contracts.rs `use_global_contract` */
export function useGlobalContract(run: ReceiptRun, identifier: GlobalContractIdentifier): ActionErrorKind | null {
  const { state, receipt } = run;
  const account = accountOf(run);
  if (!hasGlobalContractCode(state, identifier)) return { type: 'GlobalContractDoesNotExist', identifier };
  const freed = contractStorage(state, receipt.receiverId, account.contract);
  if (account.contract.type === 'Local') removeContractCode(state, receipt.receiverId);
  const storageUsage = Math.max(0, account.storageUsage - freed) + globalIdentifierLength(identifier);
  run.account = { ...account, version: 2, storageUsage, contract: contractOfIdentifier(identifier) };
  return null;
}

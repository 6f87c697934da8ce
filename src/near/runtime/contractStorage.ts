import type { AccountContract } from '../primitives/account.ts';
import type { AccountId } from '../primitives/brands.ts';
import { contractCodeLength } from '../state/contracts.ts';
import type { ReadableState } from '../state/stateUpdate.ts';
import { globalIdentifierLength, globalIdentifierOf } from './globalContracts.ts';

/** Bytes of an account's storage that its contract takes: local code, or a global contract's name. @see nearcore runtime/runtime/src/actions.rs `get_contract_storage_usage` */
export function contractStorage(state: ReadableState, accountId: AccountId, contract: AccountContract): number {
  const identifier = globalIdentifierOf(contract);
  if (identifier !== null) return globalIdentifierLength(identifier);
  return contract.type === 'Local' ? contractCodeLength(state, accountId) : 0;
}

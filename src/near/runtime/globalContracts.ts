import type { AccountContract } from '../primitives/account.ts';
import type { GlobalContractIdentifier } from '../primitives/action.ts';

const utf8 = new TextEncoder();

/** Bytes that naming a global contract takes: in fees, and in the account's storage. */
export function globalIdentifierLength(identifier: GlobalContractIdentifier): number {
  return identifier.type === 'CodeHash' ? identifier.hash.length : utf8.encode(identifier.accountId).length;
}

/** Names the global contract that an account uses, `null` if it uses none. */
export function globalIdentifierOf(contract: AccountContract): GlobalContractIdentifier | null {
  switch (contract.type) {
    case 'None':
    case 'Local':
      return null;
    case 'Global':
      return { type: 'CodeHash', hash: contract.hash };
    case 'GlobalByAccount':
      return { type: 'AccountId', accountId: contract.accountId };
    default:
      return contract satisfies never;
  }
}

export function contractOfIdentifier(identifier: GlobalContractIdentifier): AccountContract {
  return identifier.type === 'CodeHash'
    ? { type: 'Global', hash: identifier.hash }
    : { type: 'GlobalByAccount', accountId: identifier.accountId };
}

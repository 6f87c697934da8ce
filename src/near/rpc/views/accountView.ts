import type { Account, AccountContract } from '../../primitives/account.ts';
import { toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';

const NO_CODE_HASH = '1'.repeat(32);

/** @see nearcore core/primitives/src/views.rs `AccountView` */
export function accountView(account: Account): { readonly [key: string]: Json | undefined } {
  const { contract } = account;
  return {
    amount: account.amount.toString(),
    locked: account.locked.toString(),
    code_hash: contract.type === 'Local' ? toBase58(contract.hash) : NO_CODE_HASH,
    storage_usage: account.storageUsage,
    storage_paid_at: 0,
    global_contract_hash: contract.type === 'Global' ? toBase58(contract.hash) : undefined,
    global_contract_account_id: contract.type === 'GlobalByAccount' ? contract.accountId : undefined,
  };
}

/** What an account held when an action ran. @see nearcore core/primitives/src/views.rs `AccountContractView` */
export function accountContractView(contract: AccountContract): Json {
  switch (contract.type) {
    case 'None':
      return null;
    case 'Local':
      return { local: toBase58(contract.hash) };
    case 'Global':
      return { global_hash: toBase58(contract.hash) };
    case 'GlobalByAccount':
      return { global_account_id: contract.accountId };
    default:
      return contract satisfies never;
  }
}

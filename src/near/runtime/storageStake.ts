import { networkParameters } from '../parameters/networkParameters.ts';
import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { Account } from '../primitives/account.ts';
import type { Balance } from '../primitives/brands.ts';

/** yoctoNEAR that an account lacks to hold its storage, 0n if it lacks nothing. @see nearcore runtime/runtime/src/verifier.rs `check_storage_stake` */
export function missingStorageStake({ economics }: RuntimeParameters, account: Account): Balance {
  if (account.storageUsage <= networkParameters.zeroBalanceAccountStorageLimit) return 0n;
  const required = BigInt(account.storageUsage) * economics.storageAmountPerByte;
  const available = account.amount + account.locked;
  return available >= required ? 0n : required - available;
}

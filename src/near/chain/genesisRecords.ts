import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { writeAccessKey } from '../primitives/accountBorsh.ts';
import { encodeBorsh } from '../primitives/borsh.ts';
import type { AccountId } from '../primitives/brands.ts';
import { keyHandleLength } from '../primitives/keyHandle.ts';
import type { Genesis, StateRecord } from './types.ts';

/**
 * The records as the chain begins with them: whatever they say of storage and of validators' stakes, both are worked
 * out anew.
 * @see nearcore runtime/runtime/src/genesis.rs `GenesisStateApplier`
 */
export function genesisRecords(
  { records, validators }: Genesis,
  parameters: RuntimeParameters,
): readonly StateRecord[] {
  const usage = storageUsage(records, parameters);
  const stakes = new Map(validators.map(({ accountId, amount }) => [accountId, amount]));
  return records.map((record) => {
    if (record.type !== 'Account') return record;
    const { accountId, account } = record;
    const storage = usage.get(accountId) ?? 0;
    return {
      ...record,
      account: { ...account, storageUsage: storage, locked: stakes.get(accountId) ?? account.locked },
    };
  });
}

/** Bytes by account. @see nearcore runtime/runtime/src/genesis.rs `StorageComputer` */
function storageUsage(records: readonly StateRecord[], parameters: RuntimeParameters): ReadonlyMap<AccountId, number> {
  const usage = new Map<AccountId, number>();
  for (const record of records) {
    usage.set(record.accountId, (usage.get(record.accountId) ?? 0) + recordLength(record, parameters));
  }
  return usage;
}

function recordLength(record: StateRecord, { economics }: RuntimeParameters): number {
  const { storageNumBytesAccount, storageNumExtraBytesRecord } = economics;
  switch (record.type) {
    case 'Account':
      return storageNumBytesAccount;
    case 'Contract':
      return record.code.length;
    case 'Data':
      return record.key.length + record.value.length + storageNumExtraBytesRecord;
    case 'AccessKey':
      return (
        keyHandleLength(record.publicKey) +
        encodeBorsh(writeAccessKey, record.accessKey).length +
        storageNumExtraBytesRecord
      );
    default:
      return record satisfies never;
  }
}

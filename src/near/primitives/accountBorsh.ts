import type {
  AccessKey,
  AccessKeyPermission,
  Account,
  AccountContract,
  FunctionCallPermission,
  GasKeyInfo,
} from './account.ts';
import { AccountIdError, parseAccountId } from './accountId.ts';
import { BorshError, type BorshReader, type BorshWriter, unexpectedTag } from './borsh.ts';
import type { AccountId } from './brands.ts';
import { isZeroHash, ZERO_HASH } from './hash.ts';

/** No account can own this much; it announces one of the newer forms. */
const NEWER_FORM = (1n << 128n) - 1n;

export function writeAccountId(writer: BorshWriter, id: AccountId): void {
  writer.string(id);
}

export function readAccountId(reader: BorshReader): AccountId {
  const text = reader.string();
  try {
    return parseAccountId(text);
  } catch (error) {
    if (error instanceof AccountIdError) throw new BorshError(`invalid value: "${text}", ${error.message}`);
    throw error;
  }
}

/** @see nearcore core/primitives-core/src/account.rs `BorshSerialize for Account` */
export function writeAccount(writer: BorshWriter, account: Account): void {
  if (account.bootstrapNonce !== undefined) {
    writer.u128(NEWER_FORM).u8(1).u128(account.amount).u64(account.storageUsage).u64(account.bootstrapNonce);
  } else if (account.version === 2) {
    writer.u128(NEWER_FORM).u8(0).u128(account.amount).u128(account.locked).u64(account.storageUsage);
    writeContract(writer, account.contract);
  } else {
    writer.u128(account.amount).u128(account.locked).fixed(localCodeHash(account.contract)).u64(account.storageUsage);
  }
}

export function readAccount(reader: BorshReader): Account {
  const first = reader.u128();
  if (first !== NEWER_FORM) {
    const locked = reader.u128();
    const hash = reader.fixed(32);
    const contract: AccountContract = isZeroHash(hash) ? { type: 'None' } : { type: 'Local', hash };
    return { version: 1, amount: first, locked, contract, storageUsage: reader.u64AsNumber() };
  }
  const form = reader.u8();
  const amount = reader.u128();
  if (form === 0) {
    const locked = reader.u128();
    const storageUsage = reader.u64AsNumber();
    return { version: 2, amount, locked, contract: readContract(reader), storageUsage };
  }
  if (form !== 1) throw unexpectedTag(form);
  const storageUsage = reader.u64AsNumber();
  return { version: 1, amount, locked: 0n, contract: { type: 'None' }, storageUsage, bootstrapNonce: reader.u64() };
}

export function writeAccessKey(writer: BorshWriter, key: AccessKey): void {
  writer.u64(key.nonce);
  writePermission(writer, key.permission);
}

export function readAccessKey(reader: BorshReader): AccessKey {
  return { nonce: reader.u64(), permission: readPermission(reader) };
}

function localCodeHash(contract: AccountContract): Uint8Array {
  switch (contract.type) {
    case 'None':
      return ZERO_HASH;
    case 'Local':
      return contract.hash;
    case 'Global':
    case 'GlobalByAccount':
      throw new RangeError('Expected an account of version 2 to refer to a global contract, got version 1');
    default:
      return contract satisfies never;
  }
}

function writeContract(writer: BorshWriter, contract: AccountContract): void {
  switch (contract.type) {
    case 'None':
      writer.u8(0);
      return;
    case 'Local':
      writer.u8(1).fixed(contract.hash);
      return;
    case 'Global':
      writer.u8(2).fixed(contract.hash);
      return;
    case 'GlobalByAccount':
      writer.u8(3).string(contract.accountId);
      return;
    default:
      contract satisfies never;
  }
}

function readContract(reader: BorshReader): AccountContract {
  const tag = reader.u8();
  if (tag === 0) return { type: 'None' };
  if (tag === 1) return { type: 'Local', hash: reader.fixed(32) };
  if (tag === 2) return { type: 'Global', hash: reader.fixed(32) };
  if (tag === 3) return { type: 'GlobalByAccount', accountId: readAccountId(reader) };
  throw unexpectedTag(tag);
}

function writePermission(writer: BorshWriter, permission: AccessKeyPermission): void {
  switch (permission.type) {
    case 'FunctionCall':
      writer.u8(0);
      writeFunctionCallPermission(writer, permission);
      return;
    case 'FullAccess':
      writer.u8(1);
      return;
    case 'GasKeyFunctionCall':
      writer.u8(2).u128(permission.balance).u16(permission.numNonces);
      writeFunctionCallPermission(writer, permission);
      return;
    case 'GasKeyFullAccess':
      writer.u8(3).u128(permission.balance).u16(permission.numNonces);
      return;
    default:
      permission satisfies never;
  }
}

function readPermission(reader: BorshReader): AccessKeyPermission {
  const tag = reader.u8();
  if (tag === 0) return { type: 'FunctionCall', ...readFunctionCallPermission(reader) };
  if (tag === 1) return { type: 'FullAccess' };
  if (tag === 2)
    return { type: 'GasKeyFunctionCall', ...readGasKeyInfo(reader), ...readFunctionCallPermission(reader) };
  if (tag === 3) return { type: 'GasKeyFullAccess', ...readGasKeyInfo(reader) };
  throw unexpectedTag(tag);
}

function writeFunctionCallPermission(writer: BorshWriter, permission: FunctionCallPermission): void {
  writer.option(permission.allowance, (w, allowance) => w.u128(allowance));
  writer.string(permission.receiverId).list(permission.methodNames, (w, name) => w.string(name));
}

function readFunctionCallPermission(reader: BorshReader): FunctionCallPermission {
  const allowance = reader.option((r) => r.u128());
  return { allowance, receiverId: reader.string(), methodNames: reader.list((r) => r.string()) };
}

function readGasKeyInfo(reader: BorshReader): GasKeyInfo {
  return { balance: reader.u128(), numNonces: reader.u16() };
}

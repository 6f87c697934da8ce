import type { StateRecord } from '../chain/types.ts';
import type {
  AccessKey,
  AccessKeyPermission,
  Account,
  AccountContract,
  FunctionCallPermission,
  GasKeyInfo,
} from '../primitives/account.ts';
import { isZeroHash } from '../primitives/hash.ts';
import { formatPublicKey } from '../primitives/key.ts';
import { toBase64 } from './encoding.ts';
import type { Json } from './json.ts';
import {
  accountIdValue,
  balanceValue,
  base64Value,
  countValue,
  hashValue,
  isFields,
  parsingArgs,
  publicKeyValue,
  required,
  serdeTypeName,
  stringValue,
  unknownVariant,
} from './params.ts';
import type { Fields } from './params.ts';
import { accessKeyView } from './views/accessKeyView.ts';
import { accountView } from './views/accountView.ts';

/** In nearcore's order, which its error names. */
const RECORD_TYPES = [
  'Account',
  'Data',
  'Contract',
  'AccessKey',
  'PostponedReceipt',
  'ReceivedData',
  'DelayedReceipt',
  'GasKeyNonce',
];

/**
 * One row of a genesis or of `sandbox_patch_state`. Keys it does not know are ignored: clients spread whole view
 * answers into accounts.
 * @see nearcore core/primitives/src/state_record.rs `StateRecord`
 */
export function stateRecordValue(value: unknown): StateRecord {
  const [type, fields] = taggedValue(value);
  switch (type) {
    case 'Account':
      return { type, accountId: accountIdOf(fields), account: accountValue(required(fields, 'account')) };
    case 'AccessKey': {
      const publicKey = publicKeyValue(required(fields, 'public_key'));
      return {
        type,
        accountId: accountIdOf(fields),
        publicKey,
        accessKey: accessKeyValue(required(fields, 'access_key')),
      };
    }
    case 'Contract':
      return { type, accountId: accountIdOf(fields), code: base64Value(required(fields, 'code')) };
    case 'Data': {
      const key = base64Value(required(fields, 'data_key'));
      return { type, accountId: accountIdOf(fields), key, value: base64Value(required(fields, 'value')) };
    }
    default:
      if (!RECORD_TYPES.includes(type)) throw unknownVariant(type, RECORD_TYPES);
      throw parsingArgs(`records of type ${type} cannot be set; use Account, Data, Contract or AccessKey`);
  }
}

/** A record as genesis files hold it. */
export function stateRecordView(record: StateRecord): Json {
  const account_id = record.accountId;
  switch (record.type) {
    case 'Account': {
      const { storage_paid_at: _unused, ...account } = accountView(record.account);
      return { Account: { account_id, account: { ...account, version: record.account.version === 2 ? 'V2' : 'V1' } } };
    }
    case 'AccessKey':
      return {
        AccessKey: {
          account_id,
          public_key: formatPublicKey(record.publicKey),
          access_key: accessKeyView(record.accessKey),
        },
      };
    case 'Contract':
      return { Contract: { account_id, code: toBase64(record.code) } };
    case 'Data':
      return { Data: { account_id, data_key: toBase64(record.key), value: toBase64(record.value) } };
    default:
      return record satisfies never;
  }
}

/** An externally tagged value: an object with one key. */
function taggedValue(value: unknown): readonly [type: string, fields: Fields] {
  if (!isFields(value)) throw parsingArgs(`invalid type: ${serdeTypeName(value)}, expected externally tagged enum`);
  const [type, ...others] = Object.keys(value);
  if (type === undefined || others.length > 0) throw parsingArgs('invalid value: map, expected map with a single key');
  return [type, fieldsValue(value[type])];
}

function fieldsValue(value: unknown): Fields {
  if (!isFields(value)) throw parsingArgs(`invalid type: ${serdeTypeName(value)}, expected a map`);
  return value;
}

function accountIdOf(fields: Fields) {
  return accountIdValue(required(fields, 'account_id'));
}

function accountValue(value: unknown): Account {
  const fields = fieldsValue(value);
  const contract = contractValue(fields);
  const isGlobal = contract.type === 'Global' || contract.type === 'GlobalByAccount';
  return {
    version: isGlobal || fields['version'] === 'V2' ? 2 : 1,
    amount: balanceValue(required(fields, 'amount')),
    locked: balanceValue(required(fields, 'locked')),
    contract,
    storageUsage: countValue(required(fields, 'storage_usage')),
  };
}

function contractValue(fields: Fields): AccountContract {
  const { global_contract_hash: globalHash, global_contract_account_id: globalAccount } = fields;
  if (globalHash !== undefined && globalHash !== null) return { type: 'Global', hash: hashValue(globalHash) };
  if (globalAccount !== undefined && globalAccount !== null)
    return { type: 'GlobalByAccount', accountId: accountIdValue(globalAccount) };
  const hash = hashValue(required(fields, 'code_hash'));
  return isZeroHash(hash) ? { type: 'None' } : { type: 'Local', hash };
}

function accessKeyValue(value: unknown): AccessKey {
  const fields = fieldsValue(value);
  const nonce = required(fields, 'nonce');
  return {
    nonce: typeof nonce === 'bigint' ? nonce : BigInt(countValue(nonce)),
    permission: permissionValue(required(fields, 'permission')),
  };
}

function permissionValue(value: unknown): AccessKeyPermission {
  if (value === 'FullAccess') return { type: 'FullAccess' };
  const types = ['FunctionCall', 'FullAccess', 'GasKeyFunctionCall', 'GasKeyFullAccess'];
  if (typeof value === 'string') throw unknownVariant(value, types);
  const [type, fields] = taggedValue(value);
  switch (type) {
    case 'FunctionCall':
      return { type, ...functionCallValue(fields) };
    case 'GasKeyFunctionCall':
      return { type, ...gasKeyValue(fields), ...functionCallValue(fields) };
    case 'GasKeyFullAccess':
      return { type, ...gasKeyValue(fields) };
    default:
      throw unknownVariant(type, types);
  }
}

function functionCallValue(fields: Fields): FunctionCallPermission {
  const { allowance, method_names: methodNames } = fields;
  return {
    allowance: allowance === null || allowance === undefined ? null : balanceValue(allowance),
    receiverId: stringValue(required(fields, 'receiver_id')),
    methodNames: Array.isArray(methodNames) ? methodNames.map(stringValue) : [],
  };
}

function gasKeyValue(fields: Fields): GasKeyInfo {
  return { balance: balanceValue(required(fields, 'balance')), numNonces: countValue(required(fields, 'num_nonces')) };
}

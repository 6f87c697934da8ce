import { findAccountIdError } from '../../primitives/accountId.ts';
import type { AccountId } from '../../primitives/brands.ts';
import { parseKeyHandle } from '../../primitives/keyHandle.ts';
import type { KeyHandle } from '../../primitives/keyHandle.ts';
import { flattenedBlockReference } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { fromBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import {
  accountIdValue,
  badBase58,
  base64Value,
  countValue,
  hashValue,
  keyHandleValue,
  objectParams,
  parsingArgs,
  required,
  stringValue,
  variantValue,
} from '../params.ts';
import type { Fields } from '../params.ts';
import { parseError } from '../rpcError.ts';
import { queryBlock, runQuery } from '../runQuery.ts';
import type { QueryOutcome, QueryRequest } from '../runQuery.ts';

/** In nearcore's order, which its error names. */
const REQUEST_TYPES = [
  'view_account',
  'view_code',
  'view_state',
  'view_access_key',
  'view_access_key_list',
  'view_gas_key_nonces',
  'call_function',
  'view_global_contract_code',
  'view_global_contract_code_by_account_id',
] as const;
type RequestType = (typeof REQUEST_TYPES)[number];

/** Reads the state of accounts, keys, code and contracts after a block. @see nearcore chain/jsonrpc/src/api/query.rs */
export function query(params: unknown, context: RpcContext): Json {
  const { reference, request } =
    Array.isArray(params) && params.length === 2 ? positionalQuery(params) : namedQuery(params);
  const block = queryBlock(context.chain, reference);
  return legacyAnswer(runQuery(context.chain, block, request));
}

/** A typed twin of `query`: the same request without `request_type`, and every failure a true error. */
export function typedQuery(type: RequestType) {
  const struct = `Rpc${type.replace(/(^|_)([a-z])/g, (_match, _separator, letter: string) => letter.toUpperCase())}Request`;
  return (params: unknown, context: RpcContext): Json => {
    const fields = objectParams(params, struct);
    const request = queryRequest(type, fields);
    const block = queryBlock(context.chain, flattenedBlockReference(fields));
    const outcome = runQuery(context.chain, block, request);
    if (outcome.type === 'Failed') throw outcome.error;
    return outcome.result;
  };
}

/** `query` tells of a missing key and of a failed call in a result with the member `error`. */
function legacyAnswer(outcome: QueryOutcome): Json {
  if (outcome.type === 'Result') return outcome.result;
  if (outcome.legacyText === undefined) throw outcome.error;
  return { error: outcome.legacyText, logs: [], ...outcome.block };
}

function namedQuery(params: unknown) {
  const fields = objectParams(params, 'RpcQueryRequest');
  const reference = flattenedBlockReference(fields);
  const type = variantValue(required(fields, 'request_type'), REQUEST_TYPES);
  return { reference, request: queryRequest(type, fields) };
}

function queryRequest(type: RequestType, fields: Fields): QueryRequest {
  if (type === 'view_global_contract_code') {
    return { type: 'GlobalCode', identifier: { type: 'CodeHash', hash: hashValue(required(fields, 'code_hash')) } };
  }
  const accountId = accountIdValue(required(fields, 'account_id'));
  switch (type) {
    case 'view_account':
      return { type: 'Account', accountId };
    case 'view_code':
      return { type: 'Code', accountId };
    case 'view_state':
      return { type: 'State', accountId, ...stateRange(fields) };
    case 'view_access_key':
      return { type: 'AccessKey', accountId, key: keyHandleValue(required(fields, 'public_key')) };
    case 'view_access_key_list':
      return { type: 'AccessKeyList', accountId, ...keyRange(fields) };
    case 'view_gas_key_nonces':
      return { type: 'GasKeyNonces', accountId, key: keyHandleValue(required(fields, 'public_key')) };
    case 'call_function': {
      const methodName = stringValue(required(fields, 'method_name'));
      return { type: 'Call', accountId, methodName, args: base64Value(required(fields, 'args_base64')) };
    }
    case 'view_global_contract_code_by_account_id':
      return { type: 'GlobalCode', identifier: { type: 'AccountId', accountId } };
    default:
      return type satisfies never;
  }
}

function keyRange({ after_key: afterKey, limit }: Fields) {
  const count = isAbsent(limit) ? undefined : countValue(limit);
  if (count === 0) throw parsingArgs('invalid value: integer `0`, expected a nonzero u32');
  return { afterKey: isAbsent(afterKey) ? undefined : keyHandleValue(afterKey), limit: count };
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

function stateRange(fields: Fields) {
  const { include_proof: includeProof, after_key_base64: afterKey, limit } = fields;
  return {
    prefix: base64Value(required(fields, 'prefix_base64')),
    includeProof: includeProof === true,
    afterKey: isAbsent(afterKey) ? undefined : base64Value(afterKey),
    limit: isAbsent(limit) ? undefined : countValue(limit),
  };
}

/** Bytes that path and data of the oldest form may have together. */
const MAX_POSITIONAL_LENGTH = 10 * 1024;

/** The oldest form: `["account/alice.near", "<base58 data>"]`, at the newest block. Its errors have no “Failed parsing args”. */
function positionalQuery(params: readonly unknown[]) {
  const [path, data] = params.map(stringValue) as [string, string];
  const [name = '', id, ...rest] = path.split('/');
  if (id === undefined) throw parseError('Not enough query parameters provided');
  const fault = findAccountIdError(id);
  if (fault) throw parseError(fault.message);
  const detail = rest.length > 0 ? rest.join('/') : undefined;
  const bytes = () => positionalData(data, MAX_POSITIONAL_LENGTH - path.length);
  const reference = { type: 'Finality', finality: 'optimistic' } as const;
  return { reference, request: positionalRequest(name, id, detail, bytes) };
}

function positionalRequest(
  name: string,
  accountId: AccountId,
  detail: string | undefined,
  data: () => Uint8Array,
): QueryRequest {
  switch (name) {
    case 'account':
      return { type: 'Account', accountId };
    case 'access_key':
      return detail === undefined
        ? { type: 'AccessKeyList', accountId }
        : { type: 'AccessKey', accountId, key: positionalKey(detail) };
    case 'code':
      return { type: 'Code', accountId };
    case 'contract':
      return { type: 'State', accountId, prefix: data(), includeProof: false, afterKey: undefined, limit: undefined };
    case 'call':
      if (detail === undefined) throw parseError('Method name is missing');
      return { type: 'Call', accountId, methodName: detail, args: data() };
    default:
      throw parseError(`Unknown path ${name}`);
  }
}

function positionalData(text: string, maxLength: number): Uint8Array {
  const fault = badBase58(text);
  if (fault !== undefined) throw parseError(fault);
  // Longer texts hold too much anyway, and would take long to decode.
  const bytes = text.length > 2 * maxLength ? undefined : fromBase58(text);
  if (!bytes || bytes.length > maxLength) throw parseError('Query data size is too large');
  return bytes;
}

function positionalKey(text: string): KeyHandle {
  try {
    return parseKeyHandle(text);
  } catch {
    throw parseError('Invalid public key');
  }
}

import { flattenedBlockReference } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { fromBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import {
  accountIdValue,
  base64Value,
  countValue,
  hashValue,
  isFields,
  keyHandleValue,
  objectParams,
  parsingArgs,
  required,
  stringValue,
  unknownVariant,
} from '../params.ts';
import type { Fields } from '../params.ts';
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
  return (params: unknown, context: RpcContext): Json => {
    const fields = objectParams(params, 'RpcQueryRequest');
    const block = queryBlock(context.chain, flattenedBlockReference(fields));
    const outcome = runQuery(context.chain, block, queryRequest(type, fields));
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
  if (!isFields(params)) throw parsingArgs('no variant of enum BlockReference found in flattened data');
  const reference = flattenedBlockReference(params);
  const type = stringValue(required(params, 'request_type'));
  const known = REQUEST_TYPES.find((name) => name === type);
  if (!known) throw unknownVariant(type, REQUEST_TYPES);
  return { reference, request: queryRequest(known, params) };
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

const MAX_KEYS_PER_PAGE = 100;

function keyRange({ after_key: afterKey, limit }: Fields) {
  const count = limit === undefined || limit === null ? undefined : countValue(limit);
  if (count !== undefined && count > MAX_KEYS_PER_PAGE)
    throw parsingArgs(`limit ${count} is above ${MAX_KEYS_PER_PAGE}`);
  return { afterKey: typeof afterKey === 'string' ? keyHandleValue(afterKey) : undefined, limit: count };
}

function stateRange(fields: Fields) {
  const { include_proof: includeProof, after_key_base64: afterKey, limit } = fields;
  return {
    prefix: base64Value(required(fields, 'prefix_base64')),
    includeProof: includeProof === true,
    afterKey: typeof afterKey === 'string' ? base64Value(afterKey) : undefined,
    limit: limit === undefined || limit === null ? undefined : countValue(limit),
  };
}

/** The oldest form: `["account/alice.near", "<base58 data>"]`, at the newest block. */
function positionalQuery([path, data]: readonly unknown[]) {
  const [name = '', ...rest] = stringValue(path).split('/');
  const bytes = fromBase58(stringValue(data));
  if (!bytes) throw parsingArgs('provided string contained an invalid base58 character');
  const [id, detail] = rest;
  if (id === undefined) throw parsingArgs('Not enough query parameters provided');
  const reference = { type: 'Finality', finality: 'optimistic' } as const;
  return { reference, request: positionalRequest(name, id, detail, bytes) };
}

function positionalRequest(name: string, id: string, detail: string | undefined, data: Uint8Array): QueryRequest {
  const accountId = accountIdValue(id);
  switch (name) {
    case 'account':
      return { type: 'Account', accountId };
    case 'access_key':
      return detail === undefined
        ? { type: 'AccessKeyList', accountId }
        : { type: 'AccessKey', accountId, key: keyHandleValue(detail) };
    case 'code':
      return { type: 'Code', accountId };
    case 'contract':
      return { type: 'State', accountId, prefix: data, includeProof: false, afterKey: undefined, limit: undefined };
    case 'call':
      if (detail === undefined) throw parsingArgs('Method name is missing');
      return { type: 'Call', accountId, methodName: detail, args: data };
    default:
      throw parsingArgs(`Unknown path ${name}`);
  }
}

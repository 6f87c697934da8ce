import type { Chain } from '../chain/chain.ts';
import type { Block } from '../chain/types.ts';
import type { GlobalContractIdentifier } from '../primitives/action.ts';
import type { AccountId } from '../primitives/brands.ts';
import { compareBytes, hashOf } from '../primitives/hash.ts';
import { formatKeyHandle } from '../primitives/keyHandle.ts';
import type { KeyHandle } from '../primitives/keyHandle.ts';
import type { VmError } from '../vm/interface.ts';
import { blockReferenceView, findBlock, unknownBlockHttpStatus, unknownBlockText } from './blockReference.ts';
import type { BlockReference } from './blockReference.ts';
import { toBase58, toBase64 } from './encoding.ts';
import { u64Json } from './json.ts';
import type { Json } from './json.ts';
import { handlerError } from './rpcError.ts';
import type { RpcError } from './rpcError.ts';
import { KEYS_LIMIT, STATE_SIZE_LIMIT } from './viewLimits.ts';
import { accessKeyView } from './views/accessKeyView.ts';
import { accountView } from './views/accountView.ts';
import { globalContractIdentifierView } from './views/actionView.ts';
import { functionCallErrorOf } from './views/vmErrorView.ts';

export type QueryRequest =
  | { readonly type: 'Account' | 'Code'; readonly accountId: AccountId }
  | ({ readonly type: 'AccessKeyList'; readonly accountId: AccountId } & KeyRange)
  | { readonly type: 'AccessKey' | 'GasKeyNonces'; readonly accountId: AccountId; readonly key: KeyHandle }
  | ({ readonly type: 'State'; readonly accountId: AccountId } & StateRange)
  | { readonly type: 'Call'; readonly accountId: AccountId; readonly methodName: string; readonly args: Uint8Array }
  | { readonly type: 'GlobalCode'; readonly identifier: GlobalContractIdentifier };

interface StateRange {
  readonly prefix: Uint8Array;
  readonly includeProof: boolean;
  readonly afterKey: Uint8Array | undefined;
  readonly limit: number | undefined;
}

/** A page of an account's keys. */
interface KeyRange {
  readonly afterKey?: KeyHandle;
  readonly limit?: number;
}

type BlockFields = { readonly block_height: number; readonly block_hash: string };

/** `legacyText`: how `query`, unlike its typed twins, puts this failure into a result. */
export type QueryOutcome =
  | { readonly type: 'Result'; readonly result: Json }
  | { readonly type: 'Failed'; readonly error: RpcError; readonly legacyText?: string; readonly block: BlockFields };

/** The block that a query names, or UNKNOWN_BLOCK. */
export function queryBlock(chain: Chain, reference: BlockReference): Block {
  const block = findBlock(chain, reference);
  if (block) return block;
  const blockId = reference.type === 'BlockId' ? reference.blockId : 0;
  // Only here does nearcore leave out the cause of an unknown hash.
  const text = unknownBlockText(blockId, 'BLOCK HEADER');
  const data = typeof blockId === 'number' ? text : text.replace(' \n Cause: Unknown', '');
  const info = { block_reference: blockReferenceView(reference) };
  throw handlerError('UNKNOWN_BLOCK', info, data, unknownBlockHttpStatus(chain, blockId));
}

/** Answers one question about the state after `block`. @see nearcore runtime/runtime/src/state_viewer/mod.rs `TrieViewer` */
export function runQuery(chain: Chain, block: Block, request: QueryRequest): QueryOutcome {
  return new Query(chain, block).run(request);
}

class Query {
  readonly #chain: Chain;
  readonly #block: Block;
  readonly #blockFields: BlockFields;

  constructor(chain: Chain, block: Block) {
    this.#chain = chain;
    this.#block = block;
    this.#blockFields = { block_height: block.height, block_hash: toBase58(block.hash) };
  }

  run(request: QueryRequest): QueryOutcome {
    switch (request.type) {
      case 'Account':
        return this.#account(request.accountId);
      case 'Code':
        return this.#code(request.accountId);
      case 'State':
        return this.#state(request.accountId, request);
      case 'AccessKey':
        return this.#accessKey(request.accountId, request.key);
      case 'AccessKeyList':
        return this.#accessKeyList(request.accountId, request, Boolean(request.afterKey ?? request.limit));
      case 'GasKeyNonces':
        return this.#gasKeyNonces(request.accountId, request.key);
      case 'Call':
        return this.#call(request.accountId, request.methodName, request.args);
      case 'GlobalCode':
        return this.#globalCode(request.identifier);
      default:
        return request satisfies never;
    }
  }

  #account(accountId: AccountId): QueryOutcome {
    const account = this.#view(accountId).account(accountId);
    return account ? this.#result(accountView(account)) : this.#unknownAccount(accountId);
  }

  #code(accountId: AccountId): QueryOutcome {
    const view = this.#view(accountId);
    if (!view.account(accountId)) return this.#unknownAccount(accountId);
    const code = view.code(accountId);
    if (code) return this.#result(codeView(code));
    const text = `Contract code for contract ID #${accountId} has never been observed on the node`;
    return this.#failed('NO_CONTRACT_CODE', { contract_account_id: accountId }, text);
  }

  #globalCode(identifier: GlobalContractIdentifier): QueryOutcome {
    const code = this.#view(identifier.type === 'AccountId' ? identifier.accountId : 'system').globalCode(identifier);
    if (code) return this.#result(codeView(code));
    const name =
      identifier.type === 'CodeHash'
        ? `CodeHash(${toBase58(identifier.hash)})`
        : `AccountId(AccountId(${JSON.stringify(identifier.accountId)}))`;
    const text = `Global contract code with identifier ${name} has never been observed on the node`;
    return this.#failed('NO_GLOBAL_CONTRACT_CODE', { identifier: globalContractIdentifierView(identifier) }, text);
  }

  #state(accountId: AccountId, { prefix, includeProof, afterKey, limit }: StateRange): QueryOutcome {
    const view = this.#view(accountId);
    if (!view.account(accountId)) return this.#unknownAccount(accountId);
    const { entries, lastKey } = view.data(accountId, prefix, { afterKey, limit });
    const size = entries.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
    if (limit === undefined && size > STATE_SIZE_LIMIT) return this.#tooLargeState(accountId);
    return this.#result({
      values: entries.map(({ key, value }) => ({ key: toBase64(key), value: toBase64(value) })),
      proof: includeProof ? view.dataProof(accountId, prefix).map(toBase64) : undefined,
      last_key: lastKey ? toBase64(lastKey) : undefined,
    });
  }

  #tooLargeState(accountId: AccountId): QueryOutcome {
    const text = `State of contract ${accountId} is too large to be viewed`;
    return this.#failed('TOO_LARGE_CONTRACT_STATE', { contract_account_id: accountId }, text);
  }

  #accessKey(accountId: AccountId, key: KeyHandle): QueryOutcome {
    const accessKey = this.#view(accountId).accessKey(accountId, key);
    if (accessKey) return this.#result(accessKeyView(accessKey));
    const name = formatKeyHandle(key);
    const text = `Access key for public key ${name} does not exist while viewing`;
    return this.#failed(
      'UNKNOWN_ACCESS_KEY',
      { public_key: name },
      text,
      `access key ${name} does not exist while viewing`,
    );
  }

  #accessKeyList(accountId: AccountId, { afterKey, limit = KEYS_LIMIT }: KeyRange, isPage: boolean): QueryOutcome {
    const all = this.#view(accountId).accessKeys(accountId);
    const entries = afterKey ? all.filter(({ keyHandle }) => compareBytes(keyHandle, afterKey) > 0) : all;
    if (!isPage && entries.length > KEYS_LIMIT) return this.#tooManyKeys(accountId);
    const page = entries.slice(0, Math.min(limit, KEYS_LIMIT));
    const last = page.at(-1);
    return this.#result({
      keys: page.map(({ keyHandle, accessKey }) => ({
        public_key: formatKeyHandle(keyHandle),
        access_key: accessKeyView(accessKey),
      })),
      last_key: last && page.length < entries.length ? formatKeyHandle(last.keyHandle) : undefined,
    });
  }

  #tooManyKeys(accountId: AccountId): QueryOutcome {
    const text = `Account ${accountId} has more than ${KEYS_LIMIT} access keys; use a paginated view_access_key_list request`;
    return this.#failed('TOO_MANY_ACCESS_KEYS', { requested_account_id: accountId, limit: KEYS_LIMIT }, text);
  }

  #gasKeyNonces(accountId: AccountId, key: KeyHandle): QueryOutcome {
    const nonces = this.#view(accountId).gasKeyNonces(accountId, key);
    if (nonces) return this.#result({ nonces: nonces.map(u64Json) });
    const name = formatKeyHandle(key);
    const text = `Gas key for public key ${name} does not exist while viewing`;
    return this.#failed('UNKNOWN_GAS_KEY', { public_key: name }, text);
  }

  #call(accountId: AccountId, methodName: string, args: Uint8Array): QueryOutcome {
    const outcome = this.#chain.view(this.#block, accountId, methodName, args);
    switch (outcome.type) {
      case 'Success':
        return this.#result({ result: Array.from(outcome.result), logs: outcome.logs });
      case 'AccountDoesNotExist':
        return this.#unknownAccount(accountId);
      case 'Failure':
        return this.#callFailed(outcome.error);
      default:
        return outcome satisfies never;
    }
  }

  #callFailed(error: VmError): QueryOutcome {
    const data = `Function call returned an error: ${error.debug}`;
    const legacyText = `wasm execution failed with error: ${error.debug}`;
    return this.#failed('CONTRACT_EXECUTION_ERROR', { vm_error: functionCallErrorOf(error) }, data, legacyText);
  }

  #unknownAccount(accountId: AccountId): QueryOutcome {
    const text = `account ${accountId} does not exist while viewing`;
    return this.#failed('UNKNOWN_ACCOUNT', { requested_account_id: accountId }, text);
  }

  #result(fields: { readonly [key: string]: Json | undefined }): QueryOutcome {
    return { type: 'Result', result: { ...fields, ...this.#blockFields } };
  }

  #failed(name: string, info: { readonly [key: string]: Json }, data: string, legacyText?: string): QueryOutcome {
    const error = handlerError(name, { ...info, ...this.#blockFields }, data);
    return { type: 'Failed', error, legacyText, block: this.#blockFields };
  }

  #view(accountId: AccountId) {
    return this.#chain.stateAt(this.#block, accountId);
  }
}

function codeView(code: Uint8Array): { readonly [key: string]: Json } {
  return { code_base64: toBase64(code), hash: toBase58(hashOf(code)) };
}

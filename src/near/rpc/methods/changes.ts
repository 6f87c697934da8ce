import type { Block, StateChange } from '../../chain/types.ts';
import type { AccountId } from '../../primitives/brands.ts';
import { compareBytes, hashKey } from '../../primitives/hash.ts';
import { trieKey } from '../../state/trieKey.ts';
import {
  blockReferenceValue,
  findBlock,
  flattenedBlockReference,
  unknownBlockHttpStatus,
  unknownBlockText,
} from '../blockReference.ts';
import type { BlockReference } from '../blockReference.ts';
import type { RpcContext } from '../context.ts';
import { toBase58 } from '../encoding.ts';
import type { Json } from '../json.ts';
import {
  accountIdValue,
  base64Value,
  keyHandleValue,
  objectParams,
  parsingArgs,
  required,
  serdeTypeName,
  stringValue,
  unknownVariant,
} from '../params.ts';
import type { Fields } from '../params.ts';
import { handlerError } from '../rpcError.ts';
import { changeFields, changeView } from '../views/changeView.ts';

const CHANGES_TYPES = [
  'account_changes',
  'single_access_key_changes',
  'single_gas_key_changes',
  'all_access_key_changes',
  'all_gas_key_changes',
  'contract_code_changes',
  'data_changes',
] as const;

/** Which trie keys are asked for: exactly this one, or all that begin so. */
interface KeyPattern {
  readonly bytes: Uint8Array;
  readonly isPrefix: boolean;
}

/** What a block changed under the keys asked for, in key order. @see nearcore chain/chain/src/store/mod.rs `get_key_state_changes` */
export function changes(params: unknown, context: RpcContext): Json {
  const fields = objectParams(params, 'RpcStateChangesInBlockByTypeRequest');
  const block = blockOrUnknown(flattenedBlockReference(withoutAbsent(fields)), context);
  const patterns = keyPatterns(fields);
  const found = patterns.flatMap((pattern) =>
    sortedByKey(blockChanges(block).filter(({ key }) => matches(key, pattern))),
  );
  return { block_hash: toBase58(block.hash), changes: found.map(changeView) as Json[] };
}

/** Which accounts, keys, data and code a block touched. */
export function changesInBlock(params: unknown, context: RpcContext): Json {
  const block = blockOrUnknown(blockReferenceValue(params), context);
  const kinds = new Map<string, Json>();
  for (const change of sortedByKey(blockChanges(block))) {
    const fields = changeFields(change);
    if (!fields) continue;
    const type = touchedType(fields.type);
    kinds.set(`${type} ${fields.accountId}`, { type, account_id: fields.accountId });
  }
  return { block_hash: toBase58(block.hash), changes: [...kinds.values()] };
}

function touchedType(type: string): string {
  const kind = type.replace(/_(update|deletion)$/, '');
  return `${kind === 'gas_key_nonce' ? 'access_key' : kind}_touched`;
}

function blockOrUnknown(reference: BlockReference, { chain }: RpcContext): Block {
  const block = findBlock(chain, reference);
  if (block) return block;
  const blockId = reference.type === 'BlockId' ? reference.blockId : 0;
  throw handlerError('UNKNOWN_BLOCK', {}, unknownBlockText(blockId, 'BLOCK'), unknownBlockHttpStatus(chain, blockId));
}

/** near-api-js sends both `block_id` and `finality`, one of them empty. */
function withoutAbsent(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function blockChanges(block: Block): readonly StateChange[] {
  return block.chunks.flatMap((chunk) => chunk.changes);
}

/** Keys in order; changes of one key as they happened. */
function sortedByKey(list: readonly StateChange[]): StateChange[] {
  return [...list].sort((a, b) => compareBytes(a.key, b.key));
}

function matches(key: Uint8Array, { bytes, isPrefix }: KeyPattern): boolean {
  if (isPrefix ? key.length < bytes.length : key.length !== bytes.length) return false;
  return hashKey(key.subarray(0, bytes.length)) === hashKey(bytes);
}

function keyPatterns(fields: Fields): KeyPattern[] {
  const text = stringValue(required(fields, 'changes_type'));
  const type = CHANGES_TYPES.find((name) => name === text);
  if (!type) throw unknownVariant(text, CHANGES_TYPES);
  const exactly = (bytes: Uint8Array): KeyPattern => ({ bytes, isPrefix: false });
  const startingWith = (bytes: Uint8Array): KeyPattern => ({ bytes, isPrefix: true });
  switch (type) {
    case 'account_changes':
      return accountIds(fields).map((id) => exactly(trieKey.account(id)));
    case 'contract_code_changes':
      return accountIds(fields).map((id) => exactly(trieKey.contractCode(id)));
    case 'all_access_key_changes':
    case 'all_gas_key_changes':
      return accountIds(fields).map((id) => startingWith(trieKey.accessKeys(id)));
    case 'single_access_key_changes':
      return accountKeys(fields).map(({ id, handle }) => exactly(trieKey.accessKey(id, handle)));
    case 'single_gas_key_changes':
      return accountKeys(fields).map(({ id, handle }) => startingWith(trieKey.accessKey(id, handle)));
    case 'data_changes': {
      const prefix = base64Value(required(fields, 'key_prefix_base64'));
      return accountIds(fields).map((id) => startingWith(trieKey.contractData(id, prefix)));
    }
    default:
      return type satisfies never;
  }
}

function accountIds(fields: Fields): AccountId[] {
  return sequence(required(fields, 'account_ids')).map(accountIdValue);
}

function accountKeys(fields: Fields) {
  return sequence(required(fields, 'keys')).map((entry) => {
    const key = objectParams(entry, 'AccountWithPublicKey');
    return { id: accountIdValue(required(key, 'account_id')), handle: keyHandleValue(required(key, 'public_key')) };
  });
}

function sequence(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw parsingArgs(`invalid type: ${serdeTypeName(value)}, expected a sequence`);
  return value;
}

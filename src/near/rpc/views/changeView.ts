import type { StateChange, StateChangeCause } from '../../chain/types.ts';
import { readAccessKey, readAccount } from '../../primitives/accountBorsh.ts';
import { BorshReader, decodeBorsh } from '../../primitives/borsh.ts';
import type { AccountId } from '../../primitives/brands.ts';
import { formatKeyHandle } from '../../primitives/keyHandle.ts';
import { parseTrieKey } from '../../state/trieKey.ts';
import { toBase58, toBase64 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { snakeCase } from '../snakeCase.ts';
import { accessKeyView } from './accessKeyView.ts';
import { accountView } from './accountView.ts';

/** A change of something that clients can see, named as nearcore names it. */
export interface ChangeFields {
  readonly type: string;
  readonly accountId: AccountId;
  readonly change: { readonly [key: string]: Json | undefined };
}

/** @see nearcore core/primitives/src/views.rs `StateChangeWithCauseView`; `undefined` for columns that it does not show */
export function changeView(change: StateChange): Json | undefined {
  const fields = changeFields(change);
  if (!fields) return undefined;
  return {
    cause: causeView(change.cause),
    type: fields.type,
    change: { account_id: fields.accountId, ...fields.change },
  };
}

/** What a change of the trie changes; `undefined` for queues and other things that clients are not shown. */
export function changeFields({ key, value }: StateChange): ChangeFields | undefined {
  const parsed = parseTrieKey(key);
  if (parsed.type === 'Other') return undefined;
  const { accountId } = parsed;
  const change = (
    kind: string,
    update: { readonly [key: string]: Json | undefined },
    always: { readonly [key: string]: Json } = {},
  ) => ({
    type: `${kind}_${value ? 'update' : 'deletion'}`,
    accountId,
    change: { ...always, ...update },
  });
  switch (parsed.type) {
    case 'Account':
      return change('account', value ? accountView(decodeBorsh(readAccount, value)) : {});
    case 'ContractCode':
      return change('contract_code', value ? { code_base64: toBase64(value) } : {});
    case 'ContractData':
      return change('data', value ? { value_base64: toBase64(value) } : {}, { key_base64: toBase64(parsed.key) });
    case 'AccessKey': {
      const accessKey = value ? { access_key: accessKeyView(decodeBorsh(readAccessKey, value)) } : {};
      return change('access_key', accessKey, { public_key: formatKeyHandle(parsed.handle) });
    }
    case 'GasKeyNonce': {
      const nonce = value ? { nonce: u64Json(new BorshReader(value).u64()) } : {};
      return change('gas_key_nonce', nonce, { public_key: formatKeyHandle(parsed.handle), index: parsed.index });
    }
    default:
      return parsed satisfies never;
  }
}

function causeView(cause: StateChangeCause): Json {
  const type = snakeCase(cause.type);
  if (cause.type === 'TransactionProcessing') return { type, tx_hash: toBase58(cause.txHash) };
  return 'receiptHash' in cause ? { type, receipt_hash: toBase58(cause.receiptHash) } : { type };
}

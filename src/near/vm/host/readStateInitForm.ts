import { isValidAccountId } from '../../primitives/accountId.ts';
import { BorshError, BorshReader } from '../../primitives/borsh.ts';
import { compareBytes } from '../../primitives/hash.ts';

/** Whether bytes are the one right Borsh of a UniversalStateInit, some other Borsh of one, or none. */
export type StateInitForm =
  | { readonly type: 'Canonical'; readonly entries: number; readonly keys: number }
  | { readonly type: 'NotCanonical' }
  | { readonly type: 'Undecodable' };

/** Bytes of an access key's handle after its tag: ed25519, secp256k1, and the hash of an ML-DSA-65 key. */
const handleLengths: Readonly<Record<number, number>> = { 0: 32, 1: 64, 3: 32 };

/**
 * Reads version 1: code (or none), entries sorted by key, access key handles sorted; nothing after them.
 * @see nearcore core/primitives/src/universal_state_init.rs `UniversalStateInit`
 */
export function readStateInitForm(bytes: Uint8Array): StateInitForm {
  const reader = new BorshReader(bytes);
  try {
    if (reader.u8() !== 0) return { type: 'Undecodable' };
    reader.option(skipCode);
    const entries = reader.list(readEntryKey);
    const keys = reader.list(readHandle);
    if (reader.remaining > 0) return { type: 'Undecodable' };
    if (!ascends(entries) || !ascends(keys)) return { type: 'NotCanonical' };
    return { type: 'Canonical', entries: entries.length, keys: keys.length };
  } catch (error) {
    if (error instanceof BorshError) return { type: 'Undecodable' };
    throw error;
  }
}

function skipCode(reader: BorshReader): null {
  const tag = reader.u8();
  if (tag === 0) reader.fixed(32);
  else if (tag !== 1 || !isValidAccountId(reader.string())) throw new BorshError(`Expected a contract, got tag ${tag}`);
  return null;
}

function readEntryKey(reader: BorshReader): Uint8Array {
  const key = reader.bytes();
  reader.bytes();
  return key;
}

/** The handle with its tag in front, so that handles sort as nearcore sorts them. */
function readHandle(reader: BorshReader): Uint8Array {
  const tag = reader.peek(0);
  const length = handleLengths[tag];
  if (length === undefined) throw new BorshError(`Expected an access key handle, got tag ${tag}`);
  return reader.fixed(length + 1);
}

const ascends = (items: readonly Uint8Array[]): boolean =>
  items.every((item, index) => index === 0 || compareBytes(items[index - 1] as Uint8Array, item) < 0);

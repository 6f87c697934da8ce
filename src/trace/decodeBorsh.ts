import { deserialize, serialize } from 'borsh';
import type { Schema } from 'borsh';
import type { Payload } from './trace.ts';

/**
 * Reads bytes by a schema of the `borsh` package, as JSON: large numbers as texts, lists of bytes that are letters as texts. Null when the bytes are no
 * such value, or more than one.
 */
export function decodeBorsh(schema: Schema, payload: Payload): string | null {
  if (payload.type !== 'bytes') return null;
  const bytes = Uint8Array.from(payload.hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  try {
    const value = deserialize(schema, bytes);
    // The package reads a beginning as gladly as a whole.
    const isWhole = serialize(schema, value).length === bytes.length;
    return isWhole ? JSON.stringify(readable(value)) : null;
  } catch {
    return null;
  }
}

function readable(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return lettersOf(value) ?? value.map(readable);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), readable(one)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readable(one)]));
}

/** The prefix of a collection is kept as a list of bytes. */
function lettersOf(list: readonly unknown[]): string | null {
  const codes = list.filter((one) => typeof one === 'number' && one >= 0x20 && one < 0x7f) as number[];
  return list.length > 0 && codes.length === list.length ? String.fromCharCode(...codes) : null;
}

import { findAccountIdError } from '../primitives/accountId.ts';
import type { AccountId, CryptoHash } from '../primitives/brands.ts';
import { describeBadCharacter, parsePublicKey } from '../primitives/key.ts';
import type { PublicKey } from '../primitives/key.ts';
import { parseKeyHandle } from '../primitives/keyHandle.ts';
import type { KeyHandle } from '../primitives/keyHandle.ts';
import { fromBase64, parseHash } from './encoding.ts';
import { parseError } from './rpcError.ts';
import type { RpcError } from './rpcError.ts';

/** Readers of request parameters. All throw nearcore's PARSE_ERROR, in serde's words. */
export type Fields = Readonly<Record<string, unknown>>;

export function parsingArgs(message: string): RpcError {
  return parseError(`Failed parsing args: ${message}`);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The parameters as an object; `struct` is the name that serde gives what it wanted. */
export function objectParams(params: unknown, struct: string): Fields {
  if (isFields(params)) return params;
  throw parsingArgs(`invalid type: ${serdeTypeName(params)}, expected struct ${struct}`);
}

/** The parameters as an object, or as a list of its fields' values, as serde takes plain structs. */
export function structParams(params: unknown, struct: string, names: readonly string[]): Fields {
  if (!Array.isArray(params)) return objectParams(params, struct);
  const { length } = params;
  if (length < names.length) {
    const wanted = `struct ${struct} with ${names.length} element${names.length === 1 ? '' : 's'}`;
    throw parsingArgs(`invalid length ${length}, expected ${wanted}`);
  }
  if (length > names.length) throw parsingArgs(`invalid length ${length}, expected fewer elements in array`);
  return Object.fromEntries(names.map((name, index) => [name, params[index] as unknown]));
}

export function required(fields: Fields, name: string): unknown {
  const value = fields[name];
  if (value === undefined) throw parsingArgs(`missing field \`${name}\``);
  return value;
}

export function stringValue(value: unknown): string {
  if (typeof value !== 'string') throw parsingArgs(`invalid type: ${serdeTypeName(value)}, expected a string`);
  return value;
}

export function accountIdValue(value: unknown): AccountId {
  const text = stringValue(value);
  const error = findAccountIdError(text);
  if (error) throw parsingArgs(`invalid value: ${JSON.stringify(text)}, ${error.message}`);
  return text;
}

export function publicKeyValue(value: unknown): PublicKey {
  return parsed(stringValue(value), parsePublicKey);
}

/** A public key, or the hash that an ML-DSA-65 key is known by. */
export function keyHandleValue(value: unknown): KeyHandle {
  return parsed(stringValue(value), parseKeyHandle);
}

function parsed<T>(text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    throw parsingArgs((error as Error).message);
  }
}

export function hashValue(value: unknown): CryptoHash {
  const text = stringValue(value);
  const hash = parseHash(text);
  if (!hash) throw parsingArgs(badBase58(text) ?? 'incorrect length for hash');
  return hash;
}

/** What is wrong with a text as base58; `undefined` if nothing is. */
export function badBase58(text: string): string | undefined {
  const bad = /[^1-9A-HJ-NP-Za-km-z]/u.exec(text);
  return bad ? describeBadCharacter(bad[0], bad.index) : undefined;
}

export function base64Value(value: unknown): Uint8Array {
  const bytes = fromBase64(stringValue(value));
  if ('error' in bytes) throw parsingArgs(bytes.error);
  return bytes;
}

/** A `u64` that counts blocks or shards. */
export function countValue(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number') throw parsingArgs(`invalid type: ${serdeTypeName(value)}, expected u64`);
  if (!Number.isInteger(number)) throw parsingArgs(`invalid type: floating point \`${number}\`, expected u64`);
  if (number >= 2 ** 64) throw parsingArgs(`invalid type: floating point \`${BigInt(number)}.0\`, expected u64`);
  if (number < 0) throw parsingArgs(`invalid value: integer \`${number}\`, expected u64`);
  return number;
}

/** Yocto amounts travel as decimal strings. */
export function balanceValue(value: unknown): bigint {
  const text = stringValue(value);
  if (!/^[0-9]{1,39}$/.test(text)) throw parsingArgs('invalid digit found in string');
  return BigInt(text);
}

/** One of several texts, as serde reads an enum of unit variants. */
export function variantValue<Variant extends string>(value: unknown, variants: readonly Variant[]): Variant {
  const text = stringValue(value);
  const found = variants.find((variant) => variant === text);
  if (found === undefined) throw unknownVariant(text, variants);
  return found;
}

export function unknownVariant(text: string, variants: readonly string[]): RpcError {
  const names = variants.map((variant) => `\`${variant}\``);
  const wanted = names.length > 2 ? `one of ${names.join(', ')}` : names.join(' or ');
  return parsingArgs(`unknown variant \`${text}\`, expected ${wanted}`);
}

/** How serde names what it found. */
export function serdeTypeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `string ${JSON.stringify(value)}`;
  if (typeof value === 'boolean') return `boolean \`${value}\``;
  if (typeof value === 'bigint') return `integer \`${value}\``;
  if (typeof value === 'number')
    return Number.isInteger(value) ? `integer \`${value}\`` : `floating point \`${value}\``;
  return Array.isArray(value) ? 'sequence' : 'map';
}

import { hex } from '@scure/base';
import { hashOf } from '../../near/primitives/hash.ts';
import { parseJson, stringifyJson, type Json } from '../../near/rpc/json.ts';

/** A view as it would be read from the wire: absent fields gone, large integers as `bigint`. */
export const asRecorded = (view: unknown): unknown => parseJson(stringifyJson(view as Json) ?? 'null');

const utf8 = new TextEncoder();

/** Puts length and digest for a text wherever the recording has them in place of a long one. */
export function shortenLongTexts(got: unknown, expected: unknown): unknown {
  if (typeof got === 'string' && isContainer(expected) && 'long_text' in expected) {
    const bytes = utf8.encode(got);
    return { long_text: { length: bytes.length, sha256_hex: hex.encode(hashOf(bytes)) } };
  }
  if (!isContainer(got) || !isContainer(expected)) return got;
  if (Array.isArray(got)) return got.map((item: unknown, index) => shortenLongTexts(item, expected[index]));
  return Object.fromEntries(Object.entries(got).map(([key, value]) => [key, shortenLongTexts(value, expected[key])]));
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

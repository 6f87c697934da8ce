import { createHash } from 'node:crypto';
import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { decodeSignedTransaction } from '../../primitives/transactionBorsh.ts';
import { parseJson, stringifyJson } from '../json.ts';
import { readRecorded, recordedNames } from '../../../../tests/conformance/recorded.ts';
import { transactionView } from './transactionView.ts';

const transactions = recordedNames().flatMap((name) =>
  readRecorded(name).steps.flatMap(({ label, signed_transaction: signed, result }) =>
    typeof signed === 'string' && result?.['transaction']
      ? [{ name: `${name}: ${label}`, signed, expected: result['transaction'] }]
      : [],
  ),
);

/** Long texts were recorded by their digest. */
function likeExpected(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'string' && typeof expected === 'object' && expected !== null && 'long_text' in expected) {
    return { long_text: { length: actual.length, sha256_hex: createHash('sha256').update(actual).digest('hex') } };
  }
  if (typeof actual !== 'object' || actual === null || typeof expected !== 'object' || expected === null) return actual;
  const entries = Object.entries(actual).map(([key, value]) => [
    key,
    likeExpected(value, (expected as Record<string, unknown>)[key]),
  ]);
  return Array.isArray(actual) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

describe('transactionView', () => {
  it('has recorded transactions to compare with', () => {
    expect(transactions.length).toBeGreaterThan(200);
  });

  it.each(transactions)('shows as nearcore does: $name', ({ signed, expected }) => {
    const view = parseJson(stringifyJson(transactionView(decodeSignedTransaction(base64.decode(signed)))));
    expect(likeExpected(view, expected)).toEqual(expected);
  });
});

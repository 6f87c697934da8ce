import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorPageOfThrown, errorPageOn, errorPages } from './errorPages.ts';
import type { RecordedError } from './recordedErrors.ts';

const folder = new URL('../../content/reference/errors/', import.meta.url);
const recorded = JSON.parse(readFileSync(new URL('recorded.json', folder), 'utf8')) as Record<string, RecordedError>;

test.each([
  ['GasExceeded', false, 'gas-exceeded'],
  ['GasExceeded', true, 'gas-exceeded-in-a-callback'],
  ['GuestPanic', true, 'guest-panic'],
  ['ReceiverMismatch', false, 'key-not-allowed'],
  ['SomethingFromTheFuture', false, undefined],
] as const)('%s, in a callback: %s; explained by %s', (kind, isCallback, id) => {
  expect(errorPageOn({ kind, isCallback })?.id).toBe(id);
});

test('what near-api-js throws leads to a page if it means one thing', () => {
  expect(errorPageOfThrown('InvalidNonceError', recorded)?.id).toBe('invalid-nonce');
  expect(errorPageOfThrown('AccessKeyDoesNotExistError', recorded)?.id).toBe('access-key-not-found');
  expect(errorPageOfThrown('ContractExecutionError', recorded)).toBeUndefined();
  expect(errorPageOfThrown('TypeError', recorded)).toBeUndefined();
});

test('each page has its text and its code, and nothing else lies there', () => {
  const files = errorPages.flatMap(({ id }) => [`${id}.mdx`, `${id}.ts`]);
  expect(readdirSync(folder).sort()).toEqual([...files, 'index.mdx', 'recorded.json'].sort());
});

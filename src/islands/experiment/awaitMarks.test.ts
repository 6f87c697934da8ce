import { expect, test } from 'vitest';
import type { FollowedTransaction } from '../../snippets/lab/followTransactions.ts';
import { awaitMarks } from './awaitMarks.ts';

function sent(signerId: string, does: string, changes: Partial<FollowedTransaction> = {}): FollowedTransaction {
  const answered = { at: 2, height: 103, rejected: false };
  return {
    hash: `${signerId} ${does}`,
    signerId,
    does,
    sent: { at: 1, height: 100 },
    answered,
    trace: null,
    beforeFork: false,
    ...changes,
  };
}

const labels = (...transactions: readonly FollowedTransaction[]) => awaitMarks(transactions).map(({ label }) => label);

test('an await is called by its method alone while that tells it from the others', () => {
  expect(labels(sent('alice.test', 'take'), sent('alice.test', 'give'))).toEqual(['await take', 'await give']);
});

test('where methods repeat, by who signed, and where that repeats too, by their order', () => {
  expect(labels(sent('alice.test', 'take'), sent('bob.test', 'take'), sent('bob.test', 'take'))).toEqual([
    'await alice.test: take',
    'await bob.test: take (1)',
    'await bob.test: take (2)',
  ]);
});

test('what a fork left unanswered is awaited by nobody', () => {
  expect(labels(sent('alice.test', 'take', { beforeFork: true, answered: null }))).toEqual([]);
});

import { expect, test } from 'vitest';
import { readFailure } from './failure.ts';

const context = { executorId: 'caller.test', predecessorId: 'alice.test', methodNames: ['query_greeting'] };

function call(error: unknown): unknown {
  return { ActionError: { index: 0, kind: { FunctionCallError: error } } };
}

test.each([
  [
    call({ ExecutionError: 'Smart contract panicked: boom\n    at here' }),
    'panicked',
    'query_greeting stopped itself with the message “boom”.',
    'FunctionCallError › ExecutionError: Smart contract panicked: boom\n    at here',
  ],
  [
    call({ ExecutionError: 'Exceeded the prepaid gas.' }),
    'out of gas',
    'query_greeting used up the gas that was attached to it and was stopped.',
    'FunctionCallError › ExecutionError: Exceeded the prepaid gas.',
  ],
  [
    call({ MethodResolveError: 'MethodNotFound' }),
    'no such method',
    'The contract on caller.test has no method named “query_greeting”.',
    'FunctionCallError › MethodResolveError › MethodNotFound',
  ],
  [
    call({ CompilationError: { CodeDoesNotExist: { account_id: 'bob.test' } } }),
    'no contract',
    'There is no contract on bob.test.',
    'FunctionCallError › CompilationError › CodeDoesNotExist: {"account_id":"bob.test"}',
  ],
  [
    {
      ActionError: {
        index: null,
        kind: { LackBalanceForState: { account_id: 'bob.test', amount: '9200000000000000000000' } },
      },
    },
    'storage not covered',
    'bob.test would keep too little to pay for its storage: 0.0092 NEAR are missing.',
    'LackBalanceForState: {"account_id":"bob.test","amount":"9200000000000000000000"}',
  ],
  [
    { InvalidTxError: { InvalidNonce: { tx_nonce: 4, ak_nonce: 7 } } },
    'nonce used',
    "The transaction's nonce is 4; it must be above 7, the last one that the key used.",
    'InvalidTxError › InvalidNonce: {"tx_nonce":4,"ak_nonce":7}',
  ],
  [
    { ActionError: { index: 2, kind: { SomethingFromTheFuture: { depth: 3 } } } },
    'something from the future',
    'The network refused it: something from the future ({"depth":3}).',
    'SomethingFromTheFuture: {"depth":3}',
  ],
])('%j', (failure, short, plain, protocol) => {
  expect(readFailure(failure, context)).toMatchObject({ short, plain, protocol });
});

test('names the action that failed, or none', () => {
  expect(readFailure({ ActionError: { index: 2, kind: 'DelegateActionExpired' } }, context).actionIndex).toBe(2);
  expect(readFailure({ ActionError: { index: null, kind: 'DelegateActionExpired' } }, context).actionIndex).toBeNull();
});

test.each([null, 3, 'nonsense', [], {}])('reads %j without an exception', (failure) => {
  expect(readFailure(failure, context).plain).not.toBe('');
});

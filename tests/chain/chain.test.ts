import { readFileSync } from 'node:fs';
import { base58 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/near/primitives/action.ts';
import type { CryptoHash } from '../../src/near/primitives/brands.ts';
import type { Chain } from '../../src/near/chain/chain.ts';
import { createChain } from '../../src/near/chain/createChain.ts';
import { NEAR, settle, testAccount, testChain, testTransaction } from './testChain.ts';
import { createGenesis } from '../../src/near/createGenesis.ts';

const transfer = (near: bigint): Action => ({ type: 'Transfer', deposit: near * NEAR });
const call = (methodName: string, args: unknown, tgas = 100n): Action => ({
  type: 'FunctionCall',
  methodName,
  args: new TextEncoder().encode(JSON.stringify(args)),
  gas: tgas * 10n ** 12n,
  deposit: 0n,
});
const people = [testAccount('alice.test'), testAccount('bob.test')];
const balanceOf = (chain: Chain, id: string): bigint | undefined => chain.stateAt(chain.head(), id).account(id)?.amount;
const heightOf = (chain: Chain, id: CryptoHash): number | undefined => {
  const placed = chain.outcome(id);
  return placed && chain.blockByHash(placed.blockHash)?.height;
};

describe('a chain', () => {
  test('makes its first block without chunks, and takes transactions from the second on', () => {
    const chain = createChain(createGenesis({ accounts: people }));
    const transaction = testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)]);
    expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
    expect(chain.produceBlock().chunks[0]).toMatchObject({ missing: true, transactions: [] });
    expect(chain.produceBlock().chunks[0]?.transactions).toEqual([transaction]);
  });

  test('runs a transfer in the block after its transaction, and its gas refund one block later', () => {
    const chain = testChain(people);
    const transaction = testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)]);
    chain.submit(transaction);
    settle(chain);
    const [receipt] = chain.outcome(transaction.hash)?.outcome.receiptIds ?? [];
    const [refund] = chain.outcome(receipt as CryptoHash)?.outcome.receiptIds ?? [];
    expect([transaction.hash, receipt, refund].map((id) => heightOf(chain, id as CryptoHash))).toEqual([2, 3, 4]);
    expect(balanceOf(chain, 'bob.test')).toBe(101n * NEAR);
    expect(balanceOf(chain, 'alice.test')).toBe(99n * NEAR - 2n * 22_318_256_250_000_000_000n);
  });

  test('runs a call, its callee and its callback one block apart each', () => {
    const wasm = (name: string): Uint8Array => new Uint8Array(readFileSync(`public/contracts/${name}.wasm`));
    const chain = testChain([
      testAccount('alice.test'),
      testAccount('hello.test', { code: wasm('hello') }),
      testAccount('caller.test', { code: wasm('caller') }),
    ]);
    const send = (receiverId: string, action: Action, nonce: bigint): CryptoHash => {
      const transaction = testTransaction(chain, 'alice.test', receiverId, [action], { nonce });
      expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
      settle(chain);
      return transaction.hash;
    };
    send('caller.test', call('init', { hello_id: 'hello.test' }), 1n);
    const start = chain.head().height;
    const hash = send('caller.test', call('query_greeting', {}), 2n);
    const [first] = chain.outcome(hash)?.outcome.receiptIds ?? [];
    const [callee, callback] = chain.outcome(first as CryptoHash)?.outcome.receiptIds ?? [];
    const ids = [hash, first, callee, callback] as CryptoHash[];
    expect(ids.map((id) => (heightOf(chain, id) ?? 0) - start)).toEqual([1, 2, 3, 4]);
    expect(chain.outcome(callback as CryptoHash)?.outcome.status.type).toBe('SuccessValue');
  });

  test('gives the same blocks from the same genesis and inputs', () => {
    const roots = [1, 2].map(() => {
      const chain = testChain(people);
      chain.submit(testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)]));
      settle(chain);
      return [chain.head().hash, chain.head().chunks[0]?.stateRoot].map((bytes) =>
        base58.encode(bytes ?? new Uint8Array()),
      );
    });
    expect(roots[0]).toEqual(roots[1]);
  });

  test('goes back to a snapshot, and forks that do not see each other', () => {
    const chain = testChain(people);
    const before = chain.snapshot();
    const fork = chain.fork();
    chain.submit(testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)]));
    settle(chain);
    expect([balanceOf(chain, 'bob.test'), balanceOf(fork, 'bob.test')]).toEqual([101n * NEAR, 100n * NEAR]);
    chain.restore(before);
    expect(chain.head()).toBe(before.head);
    expect(balanceOf(chain, 'bob.test')).toBe(100n * NEAR);
  });

  test('tells its listeners of each block once it is the head', () => {
    const chain = testChain(people);
    const heard: boolean[] = [];
    const stop = chain.onBlock((block) => heard.push(chain.head() === block));
    chain.produceBlock();
    stop();
    chain.produceBlock();
    expect(heard).toEqual([true]);
  });

  test('names the block two below the head final, and the one below near-final', () => {
    const chain = testChain(people);
    for (let i = 0; i < 3; i++) chain.produceBlock();
    expect([chain.head(), chain.nearFinalBlock(), chain.finalBlock()].map(({ height }) => height)).toEqual([4, 3, 2]);
  });

  test('keeps old states readable', () => {
    const chain = testChain(people);
    const before = chain.head();
    chain.submit(testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)]));
    settle(chain);
    expect(chain.stateAt(before, 'bob.test').account('bob.test')?.amount).toBe(100n * NEAR);
  });

  test('applies a patch with the next block', () => {
    const chain = testChain(people);
    const account = chain.stateAt(chain.head(), 'bob.test').account('bob.test');
    if (account === undefined) throw new Error('no bob');
    chain.patchState([{ type: 'Account', accountId: 'bob.test', account: { ...account, amount: 7n } }]);
    expect(chain.isQuiet()).toBe(false);
    chain.produceBlock();
    expect(balanceOf(chain, 'bob.test')).toBe(7n);
  });

  test('skips heights as the sandbox does, with the blocks that an epoch’s end needs', () => {
    const chain = testChain(people, { epochLength: 60 });
    const heights: number[] = [];
    chain.onBlock(({ height }) => heights.push(height));
    chain.fastForward(200);
    expect(heights).toEqual([58, 59, 60, 61, 118, 119, 120, 121, 178, 179, 180, 181, 202]);
  });
});

describe('the pool', () => {
  const refusal = (
    chain: Chain,
    ...rest: [string, string, Action[], Parameters<typeof testTransaction>[4]?]
  ): string => {
    const result = chain.submit(testTransaction(chain, ...rest));
    return result.type === 'Refused' ? result.error.type : result.type;
  };

  test.each([
    ['an unknown signer', 'SignerDoesNotExist', ['nobody.test', 'bob.test', [transfer(1n)]]],
    [
      'a key that is not on the account',
      'InvalidAccessKeyError',
      ['alice.test', 'bob.test', [transfer(1n)], { signedBy: 'bob.test' }],
    ],
    ['a nonce that was used', 'InvalidNonce', ['alice.test', 'bob.test', [transfer(1n)], { nonce: 0n }]],
    [
      'a strict nonce that leaves a gap',
      'InvalidNonce',
      ['alice.test', 'bob.test', [transfer(1n)], { nonce: 2n, nonceMode: 'Strict' }],
    ],
    ['more than the balance', 'NotEnoughBalance', ['alice.test', 'bob.test', [transfer(100n)]]],
    [
      'a deposit beyond 128 bits',
      'CostOverflow',
      [
        'alice.test',
        'bob.test',
        [
          { type: 'Transfer', deposit: 2n ** 127n },
          { type: 'Transfer', deposit: 2n ** 127n },
        ],
      ],
    ],
    ['an unknown block', 'Expired', ['alice.test', 'bob.test', [transfer(1n)], { blockHash: new Uint8Array(32) }]],
    ['a call without gas', 'ActionsValidation', ['alice.test', 'bob.test', [call('f', {}, 0n)]]],
  ] as const)('refuses %s: %s', (_, expected, [signer, receiver, actions, rest]) => {
    expect(refusal(testChain(people), signer, receiver, [...actions], rest)).toBe(expected);
  });

  test('takes a nonce that is too large, and drops it without an outcome', () => {
    const chain = testChain(people);
    const transaction = testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)], { nonce: 10n ** 12n });
    expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
    chain.produceBlock();
    expect([chain.isInPool(transaction.hash), chain.outcome(transaction.hash)]).toEqual([false, undefined]);
  });

  test('puts transactions of one key into a chunk in the order of their nonces', () => {
    const chain = testChain(people);
    const sent = [3n, 1n, 2n].map((nonce) =>
      testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)], { nonce }),
    );
    for (const transaction of sent) chain.submit(transaction);
    const nonces = chain.produceBlock().chunks[0]?.transactions.map(({ transaction }) => transaction.nonce);
    expect(nonces).toEqual([1n, 2n, 3n]);
  });

  test('accepts again what it already holds', () => {
    const chain = testChain(people);
    const transaction = testTransaction(chain, 'alice.test', 'bob.test', [transfer(1n)]);
    chain.submit(transaction);
    expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
    settle(chain);
    expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
    expect(chain.pending().transactions).toBe(0);
  });
});

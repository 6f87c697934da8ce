import { beforeEach, describe, expect, it } from 'vitest';
import { createNetwork, keyPairFromSeed } from '../near/index.ts';
import type { Chain } from '../near/index.ts';
import { createBlockHistory } from './blockHistory.ts';
import type { BlockHistory } from './blockHistory.ts';
import { signCall } from './signCall.ts';

describe('the blocks made so far', () => {
  let chain: Chain;
  let history: BlockHistory;
  const hashes = (count: number) => Array.from({ length: count }, () => chain.produceBlock().hash);

  beforeEach(() => {
    const { publicKey } = keyPairFromSeed('crosscall lesson account: alice.test');
    const accounts = [{ id: 'alice.test', balance: 10n ** 26n, publicKey }];
    chain = createNetwork({ accounts, pace: { type: 'Manual' } }).chain;
    history = createBlockHistory(chain);
  });

  it('can be walked back to the start and forward to the newest, and no further', () => {
    const made = [chain.head().hash, ...hashes(3)];
    const seen = [];
    while (history.back()) seen.unshift(chain.head().hash);
    expect(seen).toEqual(made.slice(0, 3));
    seen.length = 0;
    while (history.forward()) seen.push(chain.head().hash);
    expect(seen).toEqual(made.slice(1));
  });

  it('are replaced by those made from an earlier one', () => {
    const [first] = hashes(3);
    history.back();
    history.back();
    chain.produceBlock({ timestamp: 10n ** 19n });
    const other = chain.head().hash;
    expect(history.forward()).toBe(false);
    history.back();
    expect(chain.head().hash).toEqual(first);
    history.forward();
    expect(chain.head().hash).toEqual(other);
  });

  it('keep a transaction that waits at the newest, and take it to none of the others', () => {
    chain.produceBlock();
    const transaction = signCall(chain, {
      signerId: 'alice.test',
      receiverId: 'alice.test',
      methodName: 'any',
      args: {},
    });
    if (transaction === null) throw new Error('alice.test has no key.');
    chain.submit(transaction);
    history.back();
    expect(chain.isQuiet()).toBe(true);
    history.forward();
    expect(chain.isInPool(transaction.hash)).toBe(true);
  });

  it('are forgotten at a reset', () => {
    hashes(2);
    history.reset();
    expect([history.back(), history.forward()]).toEqual([false, false]);
  });
});

import { describe, expect, test } from 'vitest';
import { hashKey } from '../../src/near/primitives/hash.ts';
import { createNetwork } from '../../src/near/createNetwork.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import { encodeSignedTransaction } from '../../src/near/primitives/transactionBorsh.ts';
import type { SignedTransaction } from '../../src/near/primitives/transaction.ts';
import { NetworkFault } from '../../src/near/runtime/networkFault.ts';
import { NEAR, settle, testAccount, testChain, testTransaction } from './testChain.ts';

const people = ['alice.test', 'bob.test', 'carol.test'].map((id) => testAccount(id));
const transfer: Action = { type: 'Transfer', deposit: NEAR };

/** A transfer at which our code fails, once, when armed: what a mistake of ours looks like from outside. */
function mine(): { readonly action: Action; arm(): void } {
  let armed = false;
  const action = {
    type: 'Transfer' as const,
    get deposit(): bigint {
      if (!armed) return NEAR;
      armed = false;
      throw new Error('this is broken.');
    },
  };
  return { action, arm: () => void (armed = true) };
}

const balanceOf = (chain: ReturnType<typeof testChain>, id: string) =>
  chain.stateAt(chain.head(), id).account(id)?.amount;

describe('a transaction at which the network itself fails', () => {
  test('is dropped, with nothing changed, and the others go on', () => {
    const chain = testChain(people);
    const { action, arm } = mine();
    const bad = testTransaction(chain, 'alice.test', 'bob.test', [action]);
    const good = testTransaction(chain, 'carol.test', 'bob.test', [transfer]);
    for (const each of [bad, good]) expect(chain.submit(each)).toEqual({ type: 'Accepted' });
    arm();
    const head = chain.head();
    expect(() => chain.produceBlock()).toThrow(
      'The network itself failed at this transaction, which is a mistake in it: this is broken.',
    );
    expect([chain.head(), chain.isInPool(bad.hash), chain.isInPool(good.hash)]).toEqual([head, false, true]);
    settle(chain);
    expect([balanceOf(chain, 'alice.test'), balanceOf(chain, 'bob.test')]).toEqual([100n * NEAR, 101n * NEAR]);
    expect(chain.transaction(bad.hash)).toBe(undefined);
  });

  test('tells its sender, and leaves alone who waits for another', async () => {
    const network = createNetwork({ accounts: people, pace: { type: 'Manual' } });
    network.clock.step();
    const { chain, rpc } = network;
    const { action, arm } = mine();
    const bad = testTransaction(chain, 'alice.test', 'bob.test', [action]);
    const good = testTransaction(chain, 'carol.test', 'bob.test', [transfer]);
    const send = async (transaction: SignedTransaction) => {
      const tx = Buffer.from(encodeSignedTransaction(transaction)).toString('base64');
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'send_tx', params: { signed_tx_base64: tx } });
      return JSON.parse((await rpc.handleHttp({ method: 'POST', path: '/', body })).body) as Record<string, unknown>;
    };
    // The chain knows it already, as the object that fails; what the request decodes is the same transaction.
    chain.submit(bad);
    const answers = [send(bad), send(good)];
    await Promise.resolve();
    arm();
    network.clock.setPace({ type: 'Instant' });
    const [failed, done] = await Promise.all(answers);
    expect(JSON.stringify(failed?.['error'])).toContain('The network itself failed at this transaction');
    expect(done?.['result']).toMatchObject({ status: { SuccessValue: '' } });
  });
});

describe('a receipt at which the network itself fails', () => {
  test('fails, gives back what it carried, and everything else goes on', () => {
    const chain = testChain(people);
    const { action, arm } = mine();
    const bad = testTransaction(chain, 'alice.test', 'bob.test', [action]);
    const good = testTransaction(chain, 'carol.test', 'bob.test', [transfer]);
    for (const each of [bad, good]) chain.submit(each);
    const [carried] = chain
      .produceBlock()
      .chunks[0]!.outgoingReceipts.filter(({ predecessorId }) => predecessorId === 'alice.test');
    arm();
    expect(() => chain.produceBlock()).toThrow(NetworkFault);
    settle(chain);
    expect(chain.outcome(carried!.receiptId)?.outcome.status).toMatchObject({
      type: 'Failure',
      error: {
        type: 'ActionError',
        error: { kind: { error: { message: expect.stringContaining('a receipt of this transaction') as string } } },
      },
    });
    expect(balanceOf(chain, 'bob.test')).toBe(101n * NEAR);
    // Its deposit came back; only gas is spent.
    expect(balanceOf(chain, 'alice.test')).toBeGreaterThan(99n * NEAR + (NEAR * 99n) / 100n);
  });

  test('comes out the same on a fork', () => {
    const chain = testChain(people);
    const { action, arm } = mine();
    chain.submit(testTransaction(chain, 'alice.test', 'bob.test', [action]));
    chain.produceBlock();
    const fork = chain.fork();
    const roots = [chain, fork].map((each) => {
      arm();
      expect(() => each.produceBlock()).toThrow(NetworkFault);
      settle(each);
      return hashKey(each.head().chunks[0]!.stateRoot);
    });
    expect(roots[0]).toBe(roots[1]);
  });
});

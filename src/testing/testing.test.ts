import { readFileSync } from 'node:fs';
import { nearToYocto } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import { startChain, traceToText } from './testing.ts';
import type { TestChain } from './testing.ts';

const wasm = (name: string) => readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url));
const start = (balances = {}) =>
  startChain({
    accounts: ['alice.test', 'bob.test'],
    contracts: { 'hello.test': wasm('hello'), 'caller.test': wasm('caller') },
    balances,
  });
const greet = (greeting: string) => ({ contractId: 'hello.test', methodName: 'set_greeting', args: { greeting } });
const greeting = (chain: TestChain) =>
  chain.rpc.callFunction({ contractId: 'hello.test', method: 'get_greeting', args: {} });
const balance = async (chain: TestChain, accountId: string) =>
  BigInt((await chain.rpc.viewAccount({ accountId })).amount);

/** A chain on which caller knows hello. */
async function introduced(): Promise<TestChain> {
  const chain = start();
  await chain
    .account('caller.test')
    .callFunction({ contractId: 'caller.test', methodName: 'init', args: { hello_id: 'hello.test' } });
  return chain;
}
const query = { contractId: 'caller.test', methodName: 'query_greeting', args: {} };

describe('a chain inside a test', () => {
  it('begins with the accounts, contracts and balances that it is given', async () => {
    const chain = start({ 'bob.test': nearToYocto(7) });
    expect(await balance(chain, 'alice.test')).toBe(nearToYocto(100));
    expect(await balance(chain, 'bob.test')).toBe(nearToYocto(7));
    expect(await greeting(chain)).toBe('Hello');
    expect(() => start({ 'eve.test': 1n })).toThrow(
      /balance for eve\.test, which is neither an account nor a contract/,
    );
    expect(() => chain.account('eve.test')).toThrow(
      /began without eve\.test; it has alice\.test, bob\.test, hello\.test/,
    );
  });

  it('makes blocks while near-api-js waits, and lets everything run, refunds too', async () => {
    const chain = start();
    const before = await balance(chain, 'alice.test');
    await chain.account('alice.test').callFunction(greet('Howdy'));
    expect(chain.isQuiet).toBe(true);
    // All but what was burnt has come back.
    expect(before - (await balance(chain, 'alice.test'))).toBeLessThan(nearToYocto('0.001'));
    expect(await greeting(chain)).toBe('Howdy');
  });

  it('makes no block for a view, nor for who waits for nothing', async () => {
    const chain = start();
    const { height } = chain;
    await chain.send('alice.test', greet('Howdy'));
    await chain.account('bob.test').callFunctionRaw({ ...greet('Ciao'), waitUntil: 'NONE' });
    expect(await greeting(chain)).toBe('Hello');
    expect(chain.height).toBe(height);
    await chain.step(2);
    expect(chain.height).toBe(height + 2);
    expect(chain.receipts().map(({ predecessorId, block }) => [predecessorId, block])).toEqual(
      expect.arrayContaining([
        ['alice.test', height + 2],
        ['bob.test', height + 2],
      ]),
    );
  });

  it('stops at the block that holds a transaction, for who waits for no more', async () => {
    const chain = start();
    await chain.account('alice.test').callFunctionRaw({ ...greet('Howdy'), waitUntil: 'INCLUDED' });
    expect(chain.isQuiet).toBe(false);
    expect(await greeting(chain)).toBe('Hello');
    await chain.settle();
    expect(await greeting(chain)).toBe('Howdy');
  });

  it('has what is sent at the same moment stand in the same block', async () => {
    const chain = start();
    const { height } = chain;
    const words = ['one', 'two', 'three'];
    await Promise.all(words.map((word) => chain.account('alice.test').callFunction(greet(word))));
    expect(chain.receipts().map(({ block }) => block)).toEqual([height + 2, height + 2, height + 2]);
    expect(await greeting(chain)).toBe('three');
  });

  it('counts the nonces of what waits for its block', async () => {
    const chain = start();
    for (const word of ['one', 'two', 'three']) await chain.send('alice.test', greet(word));
    await chain.settle();
    expect(chain.receipts().filter(({ actions }) => actions.includes('set_greeting'))).toHaveLength(3);
    expect(await greeting(chain)).toBe('three');
  });

  it('takes any actions, and says what the chain refuses', async () => {
    const chain = start();
    const { actions } = await import('near-api-js');
    const transfer = (amount: bigint) => ({ receiverId: 'bob.test', actions: [actions.transfer(amount)] });
    await chain.send('alice.test', transfer(5n));
    await chain.settle();
    expect(await balance(chain, 'bob.test')).toBe(nearToYocto(100) + 5n);
    await expect(chain.send('alice.test', transfer(nearToYocto(200)))).rejects.toThrow(
      /The chain refused alice\.test’s transaction: .*NotEnoughBalance/,
    );
  });

  it('comes out equal each time, to the last hash', async () => {
    const run = async () => {
      const chain = await introduced();
      const sent = await chain.send('alice.test', query);
      await chain.settle();
      return [sent.hash, chain.receipts(), traceToText(await chain.trace(sent))];
    };
    expect(await run()).toEqual(await run());
  });

  it('tells what ran, why something failed, and how it came to it', async () => {
    const chain = await introduced();
    const sent = await chain.send('alice.test', query);
    await chain.step();
    expect(traceToText(await chain.trace(sent))).toMatch(/still running/);
    expect((await chain.outcome(sent)).status).toMatchObject({ SuccessValue: expect.any(String) });
    expect(traceToText(await chain.trace(sent))).toMatch(/success, returned .*Hello/);
    const ran = chain.receipts().slice(-3);
    expect(ran.map(({ executorId, actions }) => [executorId, ...actions])).toEqual([
      ['caller.test', 'query_greeting'],
      ['hello.test', 'get_greeting'],
      ['caller.test', 'query_greeting_callback'],
    ]);
    for (const { gasBurnt, gasAttached } of ran) expect(gasBurnt).toBeLessThan(gasAttached);
    await expect(chain.account('alice.test').callFunction({ ...greet(''), args: {} })).rejects.toThrow();
    expect(chain.receipts().at(-1)?.failure).toMatchObject({
      kind: 'ArgumentsUnreadable',
      protocol: expect.stringMatching(/deserialize/),
    });
  });
});

describe('a fork', () => {
  it('knows nothing of what the chain does after it, nor the chain of the fork', async () => {
    const chain = start();
    await chain.send('alice.test', greet('Howdy'));
    const fork = chain.fork();
    await fork.send('alice.test', greet('Moin'));
    await fork.settle();
    expect(await greeting(fork)).toBe('Moin');
    expect(fork.receipts()).toHaveLength(2);
    expect(await greeting(chain)).toBe('Hello');
    await chain.settle();
    expect(await greeting(chain)).toBe('Howdy');
    expect(await fork.account('bob.test').callFunction(greet('Ciao'))).not.toBeInstanceOf(Error);
    expect(await greeting(chain)).toBe('Howdy');
  });

  it('is made of each moment until the chain is quiet', async () => {
    const chain = await introduced();
    const { height } = chain;
    await chain.send('alice.test', query);
    const heights: number[] = [];
    for await (const moment of chain.moments()) heights.push(moment.height - height);
    expect(heights).toEqual([0, 1, 2, 3, 4, 5]);
    expect(chain.isQuiet).toBe(true);
  });
});

describe('an address', () => {
  it('leads to one chain, and all others where they always led', async () => {
    const [one, other] = [start(), start()];
    expect(one.url).not.toBe(other.url);
    await one.account('alice.test').callFunction(greet('Howdy'));
    expect(await greeting(other)).toBe('Hello');
    const { status } = await fetch(`${one.url}status`);
    expect(status).toBe(200);
    await expect(fetch('http://999999.crosscall.invalid/')).rejects.toThrow(/There is no chain at .* any more/);
    expect(await (await fetch('data:text/plain,elsewhere')).text()).toBe('elsewhere');
  });
});

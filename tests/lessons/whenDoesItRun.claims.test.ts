import { describe, expect, it } from 'vitest';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';
import type { Call } from './steppedLesson.ts';

const question: Call = { by: 'alice.test', to: 'caller.test', method: 'query_greeting' };
const change = (by: string, greeting: string): Call => ({
  by,
  to: 'hello.test',
  method: 'set_greeting',
  args: { greeting },
});

/** What A4 and its quiz say without showing it in their own run. */
describe('the claims of A4', () => {
  it('an await ends with the block of the transaction, with the last receipt, or two blocks after the last refund', async () => {
    const heights = await withSteppedLesson('when-does-it-run', async ({ send, step, arrival }) => {
      const ended: Record<string, number> = {};
      for (const waitUntil of ['INCLUDED', 'EXECUTED_OPTIMISTIC', 'FINAL'] as const) {
        let over = false;
        void send({ ...question, waitUntil }).then(() => (over = true));
        await arrival();
        const first = await step();
        let height = first;
        while (!over && height < first + 20) height = await step();
        ended[waitUntil] = height - first;
        while (height < first + 20) height = await step();
      }
      return ended;
    });
    // The callback runs three blocks after the transaction, the last refund four.
    expect(heights).toEqual({ INCLUDED: 0, EXECUTED_OPTIMISTIC: 3, FINAL: 6 });
  }, 30_000);

  it('of two who change the greeting in one block, either may come last: the network’s seed decides, not who sent first', async () => {
    const greetings = new Set<unknown>();
    for (let seed = 1; seed <= 6; seed++) greetings.add(await lastGreeting(seed));
    expect(greetings).toEqual(new Set(['Ahoj', 'Servus']));
  }, 30_000);

  it('an await that has ended may be ahead of the newest final block', async () => {
    const seen = await withSteppedLesson('when-does-it-run', async ({ send, step, rpc, arrival }) => {
      let over = false;
      void send({ ...change('bob.test', 'Servus'), waitUntil: 'EXECUTED_OPTIMISTIC' }).then(() => (over = true));
      await arrival();
      while (!over) await step();
      const ask = (finality: 'final' | 'optimistic') =>
        rpc.callFunction({
          contractId: 'hello.test',
          method: 'get_greeting',
          args: {},
          blockQuery: { finality },
        });
      return [await ask('optimistic'), await ask('final')];
    });
    expect(seen).toEqual(['Servus', 'Hello']);
  }, 30_000);

  it('when chunks are full, a callback comes later than three blocks after its transaction', async () => {
    const smallest = 10n ** 12n;
    const blocksLater = await withSteppedLesson(
      'when-does-it-run',
      async ({ chain, send, step }) => {
        await send(question);
        const first = await step();
        for (const greeting of ['a', 'b', 'c', 'd']) await send(change('bob.test', greeting));
        for (let i = 0; i < 12; i++) await step();
        const callback = ranMethods(chain).find(({ method }) => method === 'query_greeting_callback');
        return callback && callback.height - first;
      },
      (genesis) => ({ ...genesis, gasLimit: smallest }),
    );
    expect(blocksLater).toBeGreaterThan(3);
  }, 30_000);
});

/** The greeting that stays when alice and bob change it in the same block, alice first to send. */
async function lastGreeting(seed: number): Promise<unknown> {
  return withSteppedLesson(
    'when-does-it-run',
    async ({ send, step, rpc }) => {
      await send(change('alice.test', 'Ahoj'));
      await send(change('bob.test', 'Servus'));
      for (let i = 0; i < 3; i++) await step();
      return rpc.callFunction({
        contractId: 'hello.test',
        method: 'get_greeting',
        args: {},
        blockQuery: { finality: 'optimistic' },
      });
    },
    (genesis) => ({ ...genesis, seed: new Uint8Array(32).fill(seed) }),
  );
}

import { describe, expect, it } from 'vitest';
import { compileInNode } from '../../src/cli/compileInNode.ts';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

/** Writes and logs, and panics then. */
const writesAndPanics = `import { NearBindgen, call, near, view } from 'near-sdk-js';

@NearBindgen({})
export class Hello {
  @call({})
  set_greeting(): void {
    near.storageWrite('greeting', 'changed');
    near.log('this line stays');
    throw new Error('and nothing else does');
  }

  @view({})
  get_greeting(): string | null {
    return near.storageRead('greeting');
  }
}
`;

/** What B1 and its quiz say without showing it in their own run. */
describe('the claims of B1', () => {
  it('a method that panics leaves its log, and nothing of its state', async () => {
    const wasm = await compileInNode(writesAndPanics);
    await withSteppedLesson('success-is-not-success', async ({ chain, accountOf, send, step, rpc, arrival }) => {
      void accountOf('alice.test').deployContract(wasm);
      await arrival();
      for (let i = 0; i < 3; i++) await step();
      await send({ by: 'bob.test', to: 'alice.test', method: 'set_greeting', gas: 100n * 10n ** 12n });
      for (let i = 0; i < 4; i++) await step();
      const [ran] = ranMethods(chain);
      expect(ran).toMatchObject({ method: 'set_greeting', status: 'Failure', logs: ['this line stays'] });
      const greeting = await rpc.callFunction({ contractId: 'alice.test', method: 'get_greeting', args: {} });
      expect(greeting).toBeNull();
    });
  }, 30_000);

  it('a method that runs out of gas after it made promises makes no receipt, so there is no callback', async () => {
    const ran = await withSteppedLesson('success-is-not-success', async ({ chain, send, step }) => {
      // Enough for the promise to hello, too little for the callback's.
      const gas = 8n * 10n ** 12n;
      const args = { greeting: 'Servus' };
      await send({ by: 'alice.test', to: 'caller.test', method: 'change_greeting_and_check', args, gas });
      for (let i = 0; i < 6; i++) await step();
      return ranMethods(chain);
    });
    expect(ran.map(({ method, status }) => [method, status])).toEqual([['change_greeting_and_check', 'Failure']]);
  }, 30_000);
});

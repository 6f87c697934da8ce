import { describe, expect, it } from 'vitest';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

const sign = (text: string, ggas: number) => ({
  by: 'alice.test',
  to: 'guestbook.test',
  method: 'sign_with_lock',
  args: { text, callback_ggas: ggas },
});

/** How the callback ended, and whether the guestbook is busy then. */
async function afterSigning(text: string, ggas: number): Promise<readonly [string | undefined, unknown]> {
  return withSteppedLesson('the-callback-that-fails', async ({ chain, rpc, send, step }) => {
    await send(sign(text, ggas));
    for (let i = 0; i < 12; i++) await step();
    const callback = ranMethods(chain).find(({ method }) => method === 'sign_with_lock_callback');
    return [callback?.status, await rpc.callFunction({ contractId: 'guestbook.test', method: 'is_busy', args: {} })];
  });
}

/** What B4 and its quiz say without showing it in their own run; what TypeScript needs stands in tests/contracts. */
describe('the claims of B4', () => {
  it('a callback that runs out of gas leaves the lock shut, as one that panics does', async () => {
    expect(await afterSigning('What a view!', 100)).toEqual(['Failure', true]);
    expect(await afterSigning('What a view! '.repeat(10), 5_000)).toEqual(['Failure', true]);
    expect(await afterSigning('What a view!', 5_000)).toEqual(['SuccessValue', false]);
  }, 30_000);

  it('half a Tgas is enough for this callback in Rust', async () => {
    expect(await afterSigning('x'.repeat(80), 500)).toEqual(['SuccessValue', false]);
  }, 30_000);

  it('an await whose callback ran out of gas throws', async () => {
    await withSteppedLesson('the-callback-that-fails', async ({ arrival, send, step }) => {
      const ended = send({ ...sign('What a view!', 100), waitUntil: 'EXECUTED_OPTIMISTIC' });
      const thrown = expect(ended).rejects.toThrow(/gas/i);
      await arrival();
      for (let i = 0; i < 5; i++) await step();
      await thrown;
    });
  }, 30_000);
});

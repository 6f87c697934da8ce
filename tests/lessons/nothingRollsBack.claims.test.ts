import { describe, expect, it } from 'vitest';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

/** What B2 and its quiz say without showing it in their own run. */
describe('the claims of B2', () => {
  it('between the call and the callback that takes it back, anybody sees the entry', async () => {
    const seen = await withSteppedLesson('nothing-rolls-back', async ({ rpc, send, step }) => {
      const sign = (text: string) =>
        send({ by: 'alice.test', to: 'guestbook.test', method: 'sign_and_undo', args: { text } });
      const entries = () =>
        rpc.callFunction<unknown[]>({
          contractId: 'guestbook.test',
          method: 'get_entries',
          args: {},
          blockQuery: { finality: 'optimistic' },
        });
      await sign('What a view!');
      for (let i = 0; i < 6; i++) await step();
      await sign('Still the same view.');
      const counts: (number | undefined)[] = [];
      for (let i = 0; i < 5; i++) {
        await step();
        counts.push((await entries())?.length);
      }
      return counts;
    });
    // The transaction, the entry, counter’s refusal, the callback, and after.
    expect(seen).toEqual([1, 2, 2, 1, 1]);
  }, 30_000);

  it('a callback that runs out of gas takes nothing back, and nobody comes again', async () => {
    await withSteppedLesson('nothing-rolls-back', async ({ chain, rpc, send, step }) => {
      const sign = (gas: bigint) =>
        send({
          by: 'alice.test',
          to: 'guestbook.test',
          method: 'sign_with_lock',
          args: { text: 'x', callback_ggas: 1 },
          gas,
        });
      await sign(30n * 10n ** 12n);
      for (let i = 0; i < 12; i++) await step();
      const last = ranMethods(chain).at(-1);
      expect(last).toMatchObject({ method: 'sign_with_lock_callback', status: 'Failure' });
      expect(await rpc.callFunction({ contractId: 'guestbook.test', method: 'is_busy', args: {} })).toBe(true);
    });
  }, 30_000);
});

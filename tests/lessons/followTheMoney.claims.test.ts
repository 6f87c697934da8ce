import { describe, expect, it } from 'vitest';
import { withSteppedLesson } from './steppedLesson.ts';
import type { SteppedLesson } from './steppedLesson.ts';

const NEAR = 10n ** 24n;

async function balanceOf({ rpc }: SteppedLesson, accountId: string): Promise<bigint> {
  return BigInt((await rpc.viewAccount({ accountId, blockQuery: { finality: 'optimistic' } })).amount);
}

/** What B3 and its quiz say without showing it in their own run. */
describe('the claims of B3', () => {
  it('a deposit sent to a method that panics at once is back with whoever sent it', async () => {
    await withSteppedLesson('follow-the-money', async (lesson) => {
      const [alice, guestbook] = [await balanceOf(lesson, 'alice.test'), await balanceOf(lesson, 'guestbook.test')];
      // `sign` takes no deposit, and says so by panicking.
      await lesson.send({ by: 'alice.test', to: 'guestbook.test', method: 'sign', args: { text: 'x' }, deposit: NEAR });
      for (let i = 0; i < 5; i++) await lesson.step();
      expect(alice - (await balanceOf(lesson, 'alice.test'))).toBeLessThan(NEAR / 100n);
      expect((await balanceOf(lesson, 'guestbook.test')) - guestbook).toBeLessThan(NEAR / 100n);
    });
  }, 30_000);

  it('what a callback hands to an account that is gone comes back to the contract', async () => {
    await withSteppedLesson('follow-the-money', async (lesson) => {
      const sign = (text: string) =>
        lesson.send({ by: 'bob.test', to: 'guestbook.test', method: 'sign_and_undo', args: { text }, deposit: NEAR });
      await sign('once');
      for (let i = 0; i < 7; i++) await lesson.step();
      const guestbook = await balanceOf(lesson, 'guestbook.test');
      await sign('twice');
      await lesson.step();
      void lesson.accountOf('bob.test').deleteAccount('alice.test');
      for (let i = 0; i < 12; i++) await lesson.step();
      await expect(balanceOf(lesson, 'bob.test')).rejects.toThrow();
      expect((await balanceOf(lesson, 'guestbook.test')) - guestbook).toBeGreaterThan((NEAR * 99n) / 100n);
    });
  }, 30_000);
});

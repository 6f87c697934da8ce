import { actions } from 'near-api-js';
import type { Action } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';
import type { SteppedLesson } from './steppedLesson.ts';

const TERA = 10n ** 12n;
const NEAR = 10n ** 24n;
const count = (name: string, deposit = 0n): Action => actions.functionCall('count', { name }, 10n * TERA, deposit);

/** Alice signs one transaction with several actions, and waits until nothing is left to happen. */
async function sendBatch(lesson: SteppedLesson, receiverId: string, batch: Action[]) {
  const sent = lesson.accountOf('alice.test').signAndSendTransaction({
    receiverId,
    actions: batch,
    waitUntil: 'FINAL',
    throwOnFailure: false,
  });
  await lesson.arrival();
  for (let i = 0; i < 12; i++) await lesson.step();
  return sent;
}

/** Of the batch's own receipt, the first. */
const outcomeOf = (sent: Awaited<ReturnType<typeof sendBatch>>) => sent.receipts_outcome[0]!.outcome;

/** What D3 and its quiz say without showing it in their own run. */
describe('the claims of D3', () => {
  it('a receipt ends with what its last action returned', async () => {
    await withSteppedLesson('batches', async (lesson) => {
      const { status } = await sendBatch(lesson, 'counter.test', [count('ann'), count('ben')]);
      expect(status).toEqual({ SuccessValue: btoa('2') });
    });
  }, 30_000);

  it('what would come after the action that fails is not tried', async () => {
    const burntBy = (batch: Action[]) =>
      withSteppedLesson('batches', async (lesson) => {
        const outcome = outcomeOf(await sendBatch(lesson, 'counter.test', batch));
        expect(JSON.stringify(outcome.status)).toContain('"index":1');
        return outcome.gas_burnt;
      });
    const two = await burntBy([count('ann'), count('ann')]);
    expect(await burntBy([count('ann'), count('ann'), count('ben')])).toBe(two);
  }, 30_000);

  it('money that a batch brings goes back with the rest of it', async () => {
    await withSteppedLesson('batches', async (lesson) => {
      const balanceOf = async (accountId: string) => BigInt((await lesson.rpc.viewAccount({ accountId })).amount);
      const [alice, counter] = [await balanceOf('alice.test'), await balanceOf('counter.test')];
      const batch = [actions.transfer(NEAR), count('ann', NEAR), count('ann')];
      expect(JSON.stringify((await sendBatch(lesson, 'counter.test', batch)).status)).toContain('"index":2');
      expect(await balanceOf('counter.test')).toBe(counter);
      expect(alice - (await balanceOf('alice.test'))).toBeLessThan(NEAR / 100n);
    });
  }, 30_000);

  it('a promise that an earlier call returned is not waited for, and runs after the whole batch', async () => {
    await withSteppedLesson('nothing-rolls-back', async (lesson) => {
      const entries = { contractId: 'guestbook.test', method: 'get_entries', args: {} };
      const batch = [
        actions.functionCall('sign', { text: 'What a view!' }, 50n * TERA, 0n),
        actions.functionCall('get_entries', {}, 10n * TERA, 0n),
      ];
      const { status } = await sendBatch(lesson, 'guestbook.test', batch);
      expect(status).toEqual({ SuccessValue: btoa('[]') });
      expect(await lesson.rpc.callFunction(entries)).toEqual([{ author: 'alice.test', text: 'What a view!' }]);
      const heights = ranMethods(lesson.chain).map(({ method, height }) => `${method} in ${height}`);
      expect(heights).toEqual(['sign in 102', 'count in 103', 'sign_callback in 104']);
    });
  }, 30_000);

  it('three promises leave an account with money that nobody can sign for, and no code', async () => {
    await withSteppedLesson('batches', async (lesson) => {
      const args = { name: 'ann', text: 'I am Ann.' };
      await sendBatch(lesson, 'factory.test', [actions.functionCall('create_in_pieces', args, 100n * TERA, 2n * NEAR)]);
      const accountId = 'ann.factory.test';
      const { amount, code_hash: code } = await lesson.rpc.viewAccount({ accountId });
      expect([BigInt(amount), code]).toEqual([2n * NEAR, '1'.repeat(32)]);
      expect((await lesson.rpc.viewAccessKeyList({ accountId })).keys).toEqual([]);
    });
  }, 30_000);

  it('a name is free again after a batch that failed', async () => {
    await withSteppedLesson('batches', async (lesson) => {
      const create = (text: string) =>
        actions.functionCall('create_and_forget', { name: 'ann', text }, 100n * TERA, 2n * NEAR);
      const text = { contractId: 'ann.factory.test', method: 'get_text', args: {} };
      await sendBatch(lesson, 'factory.test', [create('')]);
      await expect(lesson.rpc.callFunction(text)).rejects.toThrow();
      await sendBatch(lesson, 'factory.test', [create('I am Ann.')]);
      expect(await lesson.rpc.callFunction(text)).toBe('I am Ann.');
    });
  }, 30_000);
});

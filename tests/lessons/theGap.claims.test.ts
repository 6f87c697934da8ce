import { actions } from 'near-api-js';
import { describe, expect, it } from 'vitest';
import { ranMethods, withSteppedLesson } from './steppedLesson.ts';

const NEAR = 10n ** 24n;

/** What E1 and its quiz say without showing it in their own run. */
describe('the claims of E1', () => {
  it('two withdrawals in one receipt are paid like two in two', async () => {
    await withSteppedLesson('the-gap', async ({ accountOf, arrival, chain, rpc, step }) => {
      const withdraw = () =>
        actions.functionCall('withdraw', { amount: (10n * NEAR).toString() }, 30n * 10n ** 12n, 0n);
      const balance = async () =>
        BigInt((await rpc.viewAccount({ accountId: 'mallory.test', blockQuery: { finality: 'optimistic' } })).amount);
      const before = await balance();
      void accountOf('mallory.test').signAndSendTransaction({
        receiverId: 'vault.test',
        actions: [withdraw(), withdraw()],
      });
      await arrival();
      for (let i = 0; i < 7; i++) await step();
      expect((await balance()) - before).toBeGreaterThan(19n * NEAR);
      expect(ranMethods(chain).every(({ status }) => status !== 'Failure')).toBe(true);
    });
  }, 30_000);

  it('it need not stop at two', async () => {
    await withSteppedLesson('the-gap', async ({ rpc, send, step }) => {
      const withdraw = { by: 'mallory.test', to: 'vault.test', method: 'withdraw', args: { amount: `${10n * NEAR}` } };
      for (let i = 0; i < 3; i++) await send(withdraw);
      for (let i = 0; i < 7; i++) await step();
      const { amount } = await rpc.viewAccount({ accountId: 'mallory.test', blockQuery: { finality: 'optimistic' } });
      // 100 at first, 10 of them deposited, three times 10 paid.
      expect(BigInt(amount)).toBeGreaterThan(119n * NEAR);
    });
  }, 30_000);

  it('the gap is as long with ten times the gas', async () => {
    const blocks = (gas: bigint) =>
      withSteppedLesson('the-gap', async ({ chain, send, step }) => {
        await send({ by: 'mallory.test', to: 'vault.test', method: 'withdraw', args: { amount: `${NEAR}` }, gas });
        for (let i = 0; i < 6; i++) await step();
        return ranMethods(chain).map(({ height }) => height);
      });
    expect(await blocks(300n * 10n ** 12n)).toEqual(await blocks(30n * 10n ** 12n));
  }, 30_000);
});

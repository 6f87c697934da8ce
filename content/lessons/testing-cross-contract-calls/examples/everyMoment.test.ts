import { expect, it } from 'vitest';
import { openBank, payments, withdraw } from './bank.ts';

/** How often mallory is paid if she asks again, for each block in which she may do so. */
async function paidByMoment(contract: string): Promise<number[]> {
  const chain = await openBank(contract);
  await chain.send('mallory.test', withdraw(10));
  const paid: number[] = [];
  for await (const moment of chain.moments()) {
    await moment.send('mallory.test', withdraw(10));
    await moment.settle();
    paid.push(payments(moment));
  }
  return paid;
}

it('pays mallory once, whenever she asks again', async () => {
  expect(await paidByMoment('vault')).toEqual([1, 1, 1, 1, 1, 1]);
});

it('finds the three moments in which the careless vault pays twice', async () => {
  expect(await paidByMoment('careless-vault')).toEqual([2, 2, 2, 1, 1, 1]);
});

it('pays mallory once, whatever two moments she chooses', async () => {
  const chain = await openBank();
  await chain.send('mallory.test', withdraw(10));
  const paid: number[] = [];
  for await (const one of chain.moments()) {
    await one.send('mallory.test', withdraw(10));
    for await (const two of one.moments()) {
      await two.send('mallory.test', withdraw(10));
      await two.settle();
      paid.push(payments(two));
    }
  }
  expect(new Set(paid)).toEqual(new Set([1]));
  expect(paid).toHaveLength(27);
});

import { nearToYocto, teraToGas } from 'near-api-js';
import { expect, it } from 'vitest';
import { books, deposit, openBank, withdraw, withdrawTo } from './bank.ts';

it('pays, and takes what it paid off the books', async () => {
  const chain = await openBank();
  expect(await chain.account('alice.test').callFunction(withdraw(5))).toBe(true);
  expect(await books(chain, 'alice.test')).toBe(nearToYocto(15));
});

it('puts back what could not be paid', async () => {
  const chain = await openBank();
  expect(await chain.account('alice.test').callFunction(withdrawTo('nobody.test', 5))).toBe(false);
  const failed = chain.receipts().filter(({ failure }) => failure !== null);
  expect(failed).toMatchObject([{ executorId: 'nobody.test', failure: { kind: 'AccountDoesNotExist' } }]);
  expect(await books(chain, 'alice.test')).toBe(nearToYocto(20));
});

it('keeps what is deposited while a payment is on its way', async () => {
  const chain = await openBank();
  await chain.send('alice.test', withdrawTo('nobody.test', 5));
  await chain.step(2); // The first holds the transaction; in the second, withdraw_to has run.
  await chain.send('alice.test', deposit(3));
  await chain.settle();
  const order = chain.receipts().slice(-4);
  expect(order.map(({ actions }) => actions[0])).toEqual(['withdraw_to', 'Transfer', 'deposit', 'withdraw_to_callback']);
  expect(await books(chain, 'alice.test')).toBe(nearToYocto(23));
});

it('needs less than a third of the gas that it keeps for its callback', async () => {
  const chain = await openBank();
  await chain.account('alice.test').callFunction(withdraw(5));
  const callback = chain.receipts().find(({ actions }) => actions.includes('withdraw_callback'));
  expect(callback?.gasBurnt).toBeLessThan(teraToGas(5) / 3n);
});

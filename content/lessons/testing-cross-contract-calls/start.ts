import { Account } from 'near-api-js';
import { alice, mallory, rpc, tera, vault } from 'crosscall/lesson';

const near = (amount: bigint) => (amount * 10n ** 24n).toString();
const withdraw = (owner: Account, amount: bigint) =>
  owner.callFunctionRaw({
    contractId: vault.id,
    methodName: 'withdraw',
    args: { amount: near(amount) },
    gas: 30n * tera,
  });
async function test(name: string, holds: () => Promise<boolean>) {
  console.log((await holds()) ? 'passes:' : 'FAILS:', name);
}

const saver = new Account(alice.id, rpc, alice.signer);
await test('what was withdrawn is off the books', async () => {
  await withdraw(saver, 5n);
  const books = await rpc.callFunction({
    contractId: vault.id,
    method: 'balance_of',
    args: { account_id: alice.id },
  });
  return books === near(15n);
});
await test('more than there is, is refused', async () => {
  const [end] = await Promise.allSettled([withdraw(saver, 16n)]);
  return end.status === 'rejected';
});

// All that mallory has, and again before she has heard of the first.
const thief = new Account(mallory.id, rpc, mallory.signer);
const both = [withdraw(thief, 10n), withdraw(thief, 10n)];
const ends = await Promise.allSettled(both);
const paid = ends.filter((end) => end.status === 'fulfilled');
await test('no receipt of two at once fails', async () => {
  const receipts = paid.flatMap(({ value }) => value.receipts_outcome);
  const ended = receipts.map(({ outcome }) => outcome.status);
  return !JSON.stringify(ended).includes('Failure');
});
await test('two at once are paid once', async () => {
  return paid.length === 1;
});

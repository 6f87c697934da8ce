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
const books = (id: string) =>
  rpc.callFunction({ contractId: vault.id, method: 'balance_of', args: { account_id: id } });

async function test(name: string, holds: () => Promise<boolean>) {
  console.log((await holds()) ? 'passes:' : 'FAILS:', name);
}

const account = new Account(alice.id, rpc, alice.signer);
await test('what was withdrawn is off the books', async () => {
  await withdraw(account, 5n);
  return (await books(alice.id)) === near(15n);
});
await test('more than there is, is refused', async () => {
  const [end] = await Promise.allSettled([withdraw(account, 16n)]);
  return end.status === 'rejected';
});

// Everything that mallory has, and once more before she has heard of the first.
const other = new Account(mallory.id, rpc, mallory.signer);
const ends = await Promise.allSettled([withdraw(other, 10n), withdraw(other, 10n)]);
const wentWell = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
await test('twice at once: no receipt fails', async () => {
  const receipts = wentWell.flatMap((outcome) => outcome.receipts_outcome);
  return !receipts.some(({ outcome }) => JSON.stringify(outcome.status).includes('Failure'));
});
await test('twice at once: it is paid once', async () => wentWell.length === 1);

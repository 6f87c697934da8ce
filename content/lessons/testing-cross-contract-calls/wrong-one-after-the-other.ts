import { Account } from 'near-api-js';
import { mallory, rpc, tera, vault } from 'crosscall/lesson';

const account = new Account(mallory.id, rpc, mallory.signer);
const call = (methodName: string, args: object) =>
  account.callFunction({ contractId: vault.id, methodName, args, gas: 30n * tera });
const books = async () =>
  BigInt(
    (await rpc.callFunction({
      contractId: vault.id,
      method: 'balance_of',
      args: { account_id: mallory.id },
    })) as string,
  );

const before = await books();
await call('withdraw_to', { receiver_id: `nobody.${vault.id}`, amount: before.toString() });
if ((await books()) !== before) throw new Error('What could not be paid is not on the books again.');

await call('withdraw', { amount: before.toString() });
const again = await call('withdraw', { amount: before.toString() }).then(
  () => 'paid',
  () => 'refused',
);
if (again === 'paid') throw new Error('The vault paid twice.');

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
if ((await books()) !== before) console.log('What could not be paid is not on the books again.');

const withdraw = () => call('withdraw', { amount: before.toString() });
const ends = await Promise.allSettled([withdraw(), withdraw()]);
const paid = ends.filter(({ status }) => status === 'fulfilled').length;
if (paid !== 1) console.log(`The vault should pay once what it owes. It paid ${paid} times.`);

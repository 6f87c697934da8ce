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
const paid = await call('withdraw_to', { receiver_id: `nobody.${vault.id}`, amount: before.toString() });
if (paid !== false) throw new Error('The vault says that it paid somebody who is not there.');

const withdraw = () => call('withdraw', { amount: before.toString() });
const ends = await Promise.allSettled([withdraw(), withdraw()]);
if (ends.every(({ status }) => status === 'fulfilled')) throw new Error('The vault paid twice.');

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

const NEAR = 10n ** 24n;
await call('withdraw_to', { receiver_id: `nobody.${vault.id}`, amount: NEAR.toString() });
if ((await books()) !== 10n * NEAR) throw new Error('Mallory should still have her 10 NEAR on the books.');

const withdraw = () => call('withdraw', { amount: (10n * NEAR).toString() });
const ends = await Promise.allSettled([withdraw(), withdraw()]);
if (ends.every(({ status }) => status === 'fulfilled')) throw new Error('The vault paid twice.');

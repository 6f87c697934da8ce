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
const withdraw = () => call('withdraw', { amount: before.toString() });
// Promise.all rejects where one of the two is refused: just where the vault does what it should.
const [first, second] = await Promise.all([withdraw(), withdraw()]);
if (first && second) throw new Error('The vault paid twice.');

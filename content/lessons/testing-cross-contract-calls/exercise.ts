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

// A test that finds nothing wrong ends. One that finds something throws.
const before = await books();
await call('withdraw', { amount: (before / 2n).toString() });
if ((await books()) !== before - before / 2n) throw new Error('What was withdrawn is still on the books.');

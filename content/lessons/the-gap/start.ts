import { Account } from 'near-api-js';
import { mallory, rpc, tera, vault } from 'crosscall/lesson';

const account = new Account(mallory.id, rpc, mallory.signer);
const tenNear = (10n ** 25n).toString();
const withdraw = () =>
  account.callFunction({
    contractId: vault.id,
    methodName: 'withdraw',
    args: { amount: tenNear },
    gas: 30n * tera,
  });

// The second is sent while the first is still under way.
const paid = await Promise.all([withdraw(), withdraw()]);
console.log('paid:', paid);

const books = await rpc.callFunction({
  contractId: vault.id,
  method: 'balance_of',
  args: { account_id: mallory.id },
});
console.log('on the books:', books);

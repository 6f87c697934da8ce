import { Account } from 'near-api-js';
import { alice, rpc, vault } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

await account.callFunction({
  contractId: vault.id,
  methodName: 'deposit',
  args: {},
  deposit: 2n * 10n ** 24n, // yoctoNEAR
});
const balance = await rpc.callFunction({
  contractId: vault.id,
  method: 'balance_of',
  args: { account_id: alice.id },
});
console.log(balance);

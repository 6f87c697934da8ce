import { Account } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

await account.transfer({
  receiverId: bob.id,
  amount: 10n ** 24n,
});
console.log((await rpc.viewAccount({ accountId: bob.id })).amount);

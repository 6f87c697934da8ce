import { Account } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.transfer({
  receiverId: bob.id,
  amount: 100n * 10n ** 24n, // all that alice has
});

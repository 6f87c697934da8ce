import { Account, actions } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.signAndSendTransaction({
  receiverId: `shop.${bob.id}`, // below bob's name
  actions: [actions.createAccount()],
});

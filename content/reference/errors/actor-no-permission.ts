import { Account, actions } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.signAndSendTransaction({
  receiverId: bob.id,
  actions: [actions.deployContract(new Uint8Array(100))],
});

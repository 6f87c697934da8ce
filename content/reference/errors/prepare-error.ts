import { Account, actions } from 'near-api-js';
import { alice, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.signAndSendTransaction({
  receiverId: alice.id,
  actions: [
    actions.deployContract(new TextEncoder().encode('fn main() {}')),
    actions.functionCall('main', {}, tera, 0n),
  ],
});

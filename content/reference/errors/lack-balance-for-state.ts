import { Account, actions } from 'near-api-js';
import { alice, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const kilobyte = new Uint8Array(1000);
await account.signAndSendTransaction({
  receiverId: `sub.${alice.id}`,
  actions: [
    actions.createAccount(),
    actions.transfer(10n ** 21n), // 0.001 NEAR
    actions.deployContract(kilobyte),
  ],
});

import { Account, actions } from 'near-api-js';
import { alice, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const create = () =>
  account.signAndSendTransaction({
    receiverId: `shop.${alice.id}`,
    actions: [actions.createAccount(), actions.transfer(10n ** 24n)],
  });
await create();
await create();

import { Account } from 'near-api-js';
import { alice, guestbook, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: guestbook.id,
  methodName: 'sign_with_lock',
  args: { text: 'What a view!', callback_ggas: 100 },
  gas: 30n * tera,
});

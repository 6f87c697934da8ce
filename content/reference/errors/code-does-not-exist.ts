import { Account } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: bob.id, // a person
  methodName: 'set_greeting',
  args: { greeting: 'Howdy' },
});

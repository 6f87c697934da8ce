import { Account } from 'near-api-js';
import { alice, caller, rpc } from 'crosscall/lesson';

// Here, caller has been deployed, and its init has not been called.
const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting',
  args: { greeting: 'Howdy' },
});

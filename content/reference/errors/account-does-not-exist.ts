import { Account } from 'near-api-js';
import { alice, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: `nobody.${alice.id}`,
  methodName: 'set_greeting',
  args: { greeting: 'Howdy' },
});

import { Account } from 'near-api-js';
import { alice, caller, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: caller.id,
  methodName: 'init',
  args: { hello_id: alice.id },
});

import { Account } from 'near-api-js';
import { alice, rpc, trusting } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: trusting.id,
  methodName: 'query_greeting',
  args: {},
});

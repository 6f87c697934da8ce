import { Account } from 'near-api-js';
import { alice, caller, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

await account
  .callFunction({
    contractId: caller.id,
    methodName: 'query_greeting_callback',
    args: {},
  })
  .catch((error: Error) => console.log(error.message));

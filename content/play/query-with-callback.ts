import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// caller asks hello, and hears the answer in a callback of its own, two blocks later.
const greeting = await account.callFunction({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 30n * tera,
});
console.log(greeting);

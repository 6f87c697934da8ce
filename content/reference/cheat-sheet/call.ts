import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const greeting = await account.callFunction({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 30n * tera,
});
console.log(greeting);

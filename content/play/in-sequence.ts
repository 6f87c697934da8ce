import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const gas = 30n * tera;

// The second is not signed before the first has its result.
await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: 'Howdy' },
  gas,
});
const greeting = await account.callFunction({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas,
});
console.log(greeting);

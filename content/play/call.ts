import { Account } from 'near-api-js';
import { alice, caller, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// alice calls caller, and caller calls hello.
await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting',
  args: { greeting: 'Howdy' },
  gas: 30n * tera,
});

const greeting = await rpc.callFunction({
  contractId: hello.id,
  method: 'get_greeting',
  args: {},
});
console.log(greeting);

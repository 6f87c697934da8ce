import { Account } from 'near-api-js';
import { alice, bob, caller, hello, rpc, tera } from 'crosscall/lesson';

const aliceAccount = new Account(alice.id, rpc, alice.signer);
const bobAccount = new Account(bob.id, rpc, bob.signer);

const greeting = await aliceAccount.callFunction({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 30n * tera,
});
console.log(greeting);

// By now all of alice's receipts have run.
await bobAccount.callFunction({
  contractId: hello.id,
  methodName: 'set_greeting',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
});

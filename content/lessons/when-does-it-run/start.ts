import { Account } from 'near-api-js';
import { alice, bob, caller, hello, rpc, tera } from 'crosscall/lesson';

const aliceAccount = new Account(alice.id, rpc, alice.signer);
const bobAccount = new Account(bob.id, rpc, bob.signer);

// No await yet: both are sent, one right after the other.
const question = aliceAccount.callFunction({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 30n * tera,
});
const change = bobAccount.callFunction({
  contractId: hello.id,
  methodName: 'set_greeting',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
});

console.log(await question);
await change;

import { Account } from 'near-api-js';
import { alice, bob, caller, hello, rpc, tera } from 'crosscall/lesson';

const aliceAccount = new Account(alice.id, rpc, alice.signer);
const bobAccount = new Account(bob.id, rpc, bob.signer);
const gas = 30n * tera;

// Nobody awaits yet: bob’s change reaches hello before
// the question that caller asks for alice does.
const question = aliceAccount.callFunction({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas,
});
const change = bobAccount.callFunction({
  contractId: hello.id,
  methodName: 'set_greeting',
  args: { greeting: 'Servus' },
  gas,
});

console.log(await question);
await change;

import { Account } from 'near-api-js';
import { alice, bob, caller, hello, rpc, tera } from 'crosscall/lesson';

const aliceAccount = new Account(alice.id, rpc, alice.signer);
const bobAccount = new Account(bob.id, rpc, bob.signer);

// Alice asks hello herself, one hop; bob goes through caller, two.
const question = aliceAccount.callFunction({
  contractId: hello.id,
  methodName: 'get_greeting',
  args: {},
  gas: 30n * tera,
});
const change = bobAccount.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
});

console.log(await question);
await change;

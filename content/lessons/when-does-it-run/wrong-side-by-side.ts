import { Account } from 'near-api-js';
import { alice, bob, caller, hello, rpc, tera } from 'crosscall/lesson';

const aliceAccount = new Account(alice.id, rpc, alice.signer);
const bobAccount = new Account(bob.id, rpc, bob.signer);

// The order in which they are sent is not the order in which they reach hello.
const sent = [
  aliceAccount.callFunction({ contractId: caller.id, methodName: 'query_greeting', args: {}, gas: 30n * tera }),
  bobAccount.callFunction({
    contractId: hello.id,
    methodName: 'set_greeting',
    args: { greeting: 'Servus' },
    gas: 30n * tera,
  }),
];
const [greeting] = await Promise.all(sent);
console.log(greeting);

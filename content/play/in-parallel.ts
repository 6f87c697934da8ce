import { Account } from 'near-api-js';
import { alice, caller, counter, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// caller, whose code stands above, asks hello and counter
// at the same time. One callback hears both.
const answer = await account.callFunction({
  contractId: caller.id,
  methodName: 'ask_both',
  args: { hello_id: hello.id, counter_id: counter.id },
  gas: 100n * tera,
});
console.log(answer);

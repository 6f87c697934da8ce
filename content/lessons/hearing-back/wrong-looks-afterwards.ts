import { Account } from 'near-api-js';
import { alice, caller, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: 'Grüezi' },
  gas: 30n * tera,
});
// Not what the callback said, but what is left of it by now.
const greeting = await rpc.callFunction({ contractId: hello.id, method: 'get_greeting', args: {} });
console.log(greeting === 'Grüezi');

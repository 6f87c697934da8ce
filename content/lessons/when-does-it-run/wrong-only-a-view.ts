import { Account } from 'near-api-js';
import { bob, hello, rpc, tera } from 'crosscall/lesson';

const bobAccount = new Account(bob.id, rpc, bob.signer);

// A view asks one node what it knows. It is no transaction and makes no receipts.
console.log(await rpc.callFunction({ contractId: hello.id, method: 'get_greeting', args: {} }));
await bobAccount.callFunction({
  contractId: hello.id,
  methodName: 'set_greeting',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
});

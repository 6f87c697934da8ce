import { Account } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

await account.callFunctionRaw({
  contractId: hello.id,
  methodName: 'get_greeting',
  args: {},
  gas: 30n * tera,
});
console.log('done');

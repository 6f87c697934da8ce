import { Account } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const balance = async () => BigInt((await rpc.viewAccount({ accountId: hello.id })).amount);

const before = await balance();
await account.callFunctionRaw({
  contractId: hello.id,
  methodName: 'get_greeting',
  args: {},
  gas: 30n * tera,
  waitUntil: 'FINAL',
});
console.log(String((await balance()) - before));

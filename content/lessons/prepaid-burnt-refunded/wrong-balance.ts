import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const balance = async () => BigInt((await rpc.viewAccount({ accountId: alice.id })).amount);

const before = await balance();
await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 100n * tera,
  waitUntil: 'FINAL',
});
const after = await balance();
console.log('it cost', before - after, 'yoctoNEAR');

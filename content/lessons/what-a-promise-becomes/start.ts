import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const ask = (methodName: string) =>
  account.callFunction({ contractId: caller.id, methodName, args: {}, gas: 30n * tera });

console.log(await ask('query_greeting'));
console.log(await ask('query_greeting_low_level'));

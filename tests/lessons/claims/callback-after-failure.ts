import { readFileSync } from 'node:fs';
import { Account } from 'near-api-js';
import { alice, rpc, tera } from 'crosscall/lesson';

// A caller of alice's own, told to ask an account that has no contract.
const account = new Account(alice.id, rpc, alice.signer);
await account.deployContract(readFileSync(new URL('../../../public/contracts/caller.wasm', import.meta.url)));
const call = (methodName: string, args: object) =>
  account.callFunction({ contractId: alice.id, methodName, args, gas: 30n * tera });
await call('init', { hello_id: 'bob.test' });
console.log(await call('query_greeting', {}));

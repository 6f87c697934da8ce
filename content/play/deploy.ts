import { Account, base64Decode } from 'near-api-js';
import { alice, bob, rpc, tera } from 'crosscall/lesson';

// A whole contract: one method, greet, which returns a text. 109 bytes of Wasm.
const code = base64Decode(
  'AGFzbQEAAAABCQJgAn5+AGAAAAIUAQNlbnYMdmFsdWVfcmV0dXJuAAADAgEBBQMBAAEHEgIGbWVtb3J5AgAFZ3JlZXQAAQoKAQgA' +
    'QhNCABAACwsZAQBBAAsTIkhpLCBJIGFtIG5ldyBoZXJlIg==',
);

const aliceAccount = new Account(alice.id, rpc, alice.signer);
await aliceAccount.deployContract(code);

const bobAccount = new Account(bob.id, rpc, bob.signer);
console.log(await bobAccount.callFunction({ contractId: alice.id, methodName: 'greet', args: {}, gas: 10n * tera }));

import { Account, base64Decode } from 'near-api-js';
import { alice, bob, rpc, tera } from 'crosscall/lesson';

// A whole contract in 109 bytes: greet returns a text.
const code = base64Decode(
  'AGFzbQEAAAABCQJgAn5+AGAAAAIUAQNlbnYMdmFsdWVfcmV0dXJu' +
    'AAADAgEBBQMBAAEHEgIGbWVtb3J5AgAFZ3JlZXQAAQoKAQgAQhNC' +
    'ABAACwsZAQBBAAsTIkhpLCBJIGFtIG5ldyBoZXJlIg==',
);

const aliceAccount = new Account(alice.id, rpc, alice.signer);
await aliceAccount.deployContract(code);

const bobAccount = new Account(bob.id, rpc, bob.signer);
const greeting = await bobAccount.callFunction({
  contractId: alice.id,
  methodName: 'greet',
  args: {},
  gas: 10n * tera,
});
console.log(greeting);

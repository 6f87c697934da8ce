import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const changed = await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: 'Grüß Gott' },
  gas: 30n * tera,
});
console.log(changed);

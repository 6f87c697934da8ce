import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const changed = await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
});

// The callback returns whether hello did it.
console.log(changed ? 'done' : 'failed');

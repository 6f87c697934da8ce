import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

try {
  await account.callFunction({
    contractId: caller.id,
    methodName: 'change_greeting_and_check',
    args: { greeting: 'Servus' },
    gas: 30n * tera,
  });
  console.log('done');
} catch {
  console.log('failed');
}

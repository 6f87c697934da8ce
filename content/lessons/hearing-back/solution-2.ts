import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const outcome = await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: 'Grüezi' },
  gas: 100n * tera,
});
if (typeof outcome.status === 'object' && 'SuccessValue' in outcome.status) console.log(atob(outcome.status.SuccessValue));

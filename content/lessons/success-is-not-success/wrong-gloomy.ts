import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const result = await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
});
console.log(result.receipts_outcome.length > 2 ? 'failed' : 'done');

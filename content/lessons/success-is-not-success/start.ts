import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const result = await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: '' },
  gas: 30n * tera,
});

const word = (status: string | object) => (typeof status === 'string' ? status : Object.keys(status)[0]);
console.log('the transaction:', word(result.status));
for (const { outcome } of result.receipts_outcome) {
  console.log(`a receipt on ${outcome.executor_id}:`, word(outcome.status));
}

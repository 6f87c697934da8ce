import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const result = await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: '' },
  gas: 30n * tera,
});
for (const { outcome } of result.receipts_outcome) {
  const status = outcome.status;
  const failed = typeof status === 'object' && 'Failure' in status;
  console.log(outcome.executor_id, failed ? 'failed' : 'ended well');
}

import { Account } from 'near-api-js';
import { alice, payroll, rpc, tera } from 'crosscall/lesson';

// One callback is to wait for 129 transfers.
const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: payroll.id,
  methodName: 'pay_together',
  args: {},
  gas: 300n * tera,
});

import { Account } from 'near-api-js';
import { alice, payroll, rpc } from 'crosscall/lesson';

// Payroll has 10 NEAR, and owes 12.
const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: payroll.id,
  methodName: 'pay_all',
  args: {},
});

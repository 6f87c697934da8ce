import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const result = await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 100n * tera,
  waitUntil: 'FINAL',
});

const outcomes = [result.transaction_outcome, ...result.receipts_outcome];
const cost = outcomes.reduce((sum, { outcome }) => sum + BigInt(outcome.gas_burnt) * 100_000_000n, 0n);
console.log('it cost', cost, 'yoctoNEAR');

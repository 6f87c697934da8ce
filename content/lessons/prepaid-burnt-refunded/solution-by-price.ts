import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const result = await account.callFunctionRaw({
  contractId: caller.id,
  methodName: 'query_greeting',
  args: {},
  gas: 30n * tera,
});

// The price at which the transaction burnt, times all the gas that somebody paid for: not that of refunds.
const { gas_burnt, tokens_burnt } = result.transaction_outcome.outcome;
const price = BigInt(tokens_burnt) / BigInt(gas_burnt);
let gas = BigInt(gas_burnt);
for (const { outcome } of result.receipts_outcome) {
  if (BigInt(outcome.tokens_burnt) > 0n) gas += BigInt(outcome.gas_burnt);
}
console.log(String(gas * price));

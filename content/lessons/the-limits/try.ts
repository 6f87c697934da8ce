import { Account } from 'near-api-js';
import { alice, payroll, rpc, tera } from 'crosscall/lesson';

const balance = async () => {
  const { amount } = await rpc.viewAccount({ accountId: payroll.id });
  return `payroll has ${BigInt(amount) / 10n ** 24n} NEAR`;
};

console.log(await balance());
for (let times = 1; times <= 3; times++) {
  await new Account(alice.id, rpc, alice.signer)
    .callFunctionRaw({ contractId: payroll.id, methodName: 'pay', args: {}, gas: 300n * tera })
    .catch((error) => console.log(error.message));
  console.log(await balance());
}

import { Account } from 'near-api-js';
import { alice, payroll, rpc, tera } from 'crosscall/lesson';

const waiting = () => rpc.callFunction({ contractId: payroll.id, method: 'waiting', args: {} });
console.log(`${await waiting()} wait for their wage`);

async function payAll(tgas: number) {
  await new Account(alice.id, rpc, alice.signer)
    .callFunctionRaw({
      contractId: payroll.id,
      methodName: 'pay_all',
      args: {},
      gas: BigInt(tgas) * tera,
    })
    .catch((error) => console.log(error.message));
  console.log(`${tgas} Tgas: ${await waiting()} still wait`);
}

// The same call three times.
// All that differs is the gas.
await payAll(300);
await payAll(1001);
await payAll(1000);

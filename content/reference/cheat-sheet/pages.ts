import { Account } from 'near-api-js';
import { alice, payroll, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

let waiting: number | undefined;
do {
  waiting = await account.callFunction<number>({
    contractId: payroll.id,
    methodName: 'pay_page',
    args: { limit: 20 },
    gas: 300n * tera,
  });
  console.log(waiting, 'still wait');
} while (waiting);

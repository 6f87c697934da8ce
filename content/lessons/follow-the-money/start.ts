import { Account } from 'near-api-js';
import { alice, guestbook, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const sign = (text: string) =>
  account.callFunction({
    contractId: guestbook.id,
    methodName: 'sign_at_once',
    args: { text },
    deposit: 10n ** 24n, // 1 NEAR, in yoctoNEAR
    gas: 30n * tera,
  });

console.log('counted:', await sign('What a view!'));
console.log('counted:', await sign('Still the same view.'));

import { Account } from 'near-api-js';
import { alice, guestbook, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
for (const text of ['What a view!', 'Still the same view.']) {
  const counted = await account.callFunction({
    contractId: guestbook.id,
    methodName: 'sign',
    args: { text },
    deposit: 10n ** 24n,
    gas: 100n * tera,
  });
  console.log('counted:', counted);
}

import { Account } from 'near-api-js';
import { alice, guestbook, mallory, rpc, tera } from 'crosscall/lesson';

const malloryAccount = new Account(mallory.id, rpc, mallory.signer);

// No contract asked for this callback. Mallory calls it herself.
await malloryAccount.callFunction({
  contractId: guestbook.id,
  methodName: 'sign_openly_callback',
  args: { author: alice.id, text: 'I owe mallory 10 NEAR.' },
  gas: 30n * tera,
});

const entries = await rpc.callFunction({ contractId: guestbook.id, method: 'get_entries', args: {} });
console.log(entries);

import { Account } from 'near-api-js';
import { alice, guestbook, mallory, rpc, tera } from 'crosscall/lesson';

const call = (person: typeof alice, methodName: string, args: object) =>
  new Account(person.id, rpc, person.signer).callFunction({
    contractId: guestbook.id,
    methodName,
    args,
    gas: 100n * tera,
  });

await call(alice, 'sign', { text: 'What a view!' });
try {
  await call(mallory, 'sign_callback', { author: alice.id, text: 'I owe mallory 10 NEAR.' });
} catch (error) {
  console.log(String(error).split('\n')[0]);
}

console.log(await rpc.callFunction({ contractId: guestbook.id, method: 'get_entries', args: {} }));

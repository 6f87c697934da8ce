import { Account } from 'near-api-js';
import { alice, counter, guestbook, rpc, tera } from 'crosscall/lesson';

await new Account(alice.id, rpc, alice.signer)
  .callFunctionRaw({
    contractId: guestbook.id,
    methodName: 'sign',
    args: { text: 'I was here.' },
    gas: 40n * tera,
  })
  .catch((error) => console.log(error.message));

console.log('counted:', await rpc.callFunction({ contractId: counter.id, method: 'get_count', args: {} }));
console.log('written:', await rpc.callFunction({ contractId: guestbook.id, method: 'get_entries', args: {} }));

import { Account } from 'near-api-js';
import { alice, guestbook, rpc, tera } from 'crosscall/lesson';

async function sign(gas: bigint) {
  const told = await new Account(alice.id, rpc, alice.signer)
    .callFunction({ contractId: guestbook.id, methodName: 'sign', args: { text: 'I was here.' }, gas })
    .catch((error) => error.message);
  console.log(`with ${gas / tera} Tgas: ${told}`);
}

await sign(22n * tera);
await sign(60n * tera);
console.log('written:', await rpc.callFunction({ contractId: guestbook.id, method: 'get_entries', args: {} }));
console.log('refused:', await rpc.callFunction({ contractId: guestbook.id, method: 'get_refused', args: {} }));

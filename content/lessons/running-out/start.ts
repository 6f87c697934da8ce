import { Account } from 'near-api-js';
import { alice, bob, counter, guestbook, mallory, rpc, tera } from 'crosscall/lesson';

const view = (contractId: string, method: string, args: Record<string, unknown>) =>
  rpc.callFunction({ contractId, method, args });

async function sign(person: typeof alice, counterGgas: number, callbackGgas: number) {
  const told = await new Account(person.id, rpc, person.signer)
    .callFunction({
      contractId: guestbook.id,
      methodName: 'sign',
      args: { text: 'I was here.', counter_ggas: counterGgas, callback_ggas: callbackGgas },
      gas: 20n * tera,
    })
    .catch((error) => error.message);
  const counted = await view(counter.id, 'has_counted', { name: person.id });
  const pending = await view(guestbook.id, 'get_pending', { author: person.id });
  console.log(`${person.id} is told: ${told}`);
  console.log(`counted: ${counted}, pending: ${pending !== null}`);
}

// Each has 20 Tgas. All that differs is who gets how many Ggas of it.
await sign(alice, 10_000, 10_000); // more than there is
await sign(bob, 1_000, 5_000); // too little for counter
await sign(mallory, 6_000, 300); // too little for the callback

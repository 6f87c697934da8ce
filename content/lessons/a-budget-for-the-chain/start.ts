import { Account } from 'near-api-js';
import { alice, bob, counter, guestbook, mallory, rpc, tera } from 'crosscall/lesson';

const view = (contractId: string, method: string) =>
  rpc.callFunction({ contractId, method, args: {} });

async function sign(person: typeof alice, callbackGgas: number) {
  await new Account(person.id, rpc, person.signer)
    .callFunctionRaw({
      contractId: guestbook.id,
      methodName: 'sign_with_pending',
      args: { text: 'I was here.', callback_ggas: callbackGgas },
      gas: 30n * tera,
    })
    .catch((error) => console.log(error.message));
  const counted = await view(counter.id, 'get_count');
  const written = (await view(guestbook.id, 'get_entries')) as unknown[];
  console.log(`${callbackGgas} Ggas: ${counted} counted, ${written.length} written`);
}

// The same call three times.
// All that differs is the gas for its callback.
await sign(alice, 400);
await sign(bob, 600);
await sign(mallory, 30_000);

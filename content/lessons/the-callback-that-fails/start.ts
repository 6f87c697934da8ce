import { Account } from 'near-api-js';
import { alice, bob, guestbook, rpc, tera } from 'crosscall/lesson';

const CALLBACK_GGAS = 5_000; // 5 Tgas for the callback, and no more

async function sign(person: typeof alice, text: string) {
  try {
    const signed = await new Account(person.id, rpc, person.signer).callFunction({
      contractId: guestbook.id,
      methodName: 'sign_with_lock',
      args: { text, callback_ggas: CALLBACK_GGAS },
      gas: 30n * tera,
    });
    console.log(person.id, 'signed:', signed);
  } catch (error) {
    console.log(person.id, 'failed:', String(error).split('\n')[0]);
  }
}

await sign(alice, 'What a view! '.repeat(10)); // longer than the 80 characters it may have
await sign(bob, 'Windy.');

const busy = await rpc.callFunction({ contractId: guestbook.id, method: 'is_busy', args: {} });
console.log('busy:', busy);

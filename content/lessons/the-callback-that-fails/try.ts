import { Account } from 'near-api-js';
import { alice, bob, guestbook, rpc, tera } from 'crosscall/lesson';

async function sign(person: typeof alice, text: string) {
  try {
    const signed = await new Account(person.id, rpc, person.signer).callFunction({
      contractId: guestbook.id,
      methodName: 'sign',
      args: { text },
      gas: 100n * tera,
    });
    console.log(person.id, 'signed:', signed);
  } catch (error) {
    console.log(person.id, 'failed:', String(error).split('\n')[0]);
  }
}

await sign(alice, 'What a view! '.repeat(10));
await sign(bob, 'Windy.');
await sign(alice, 'What a view!');
await sign(alice, 'And again.');

console.log(JSON.stringify(await rpc.callFunction({ contractId: guestbook.id, method: 'get_entries', args: {} })));

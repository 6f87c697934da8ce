import { Account } from 'near-api-js';
import { agency, alice, bob, mallory, rpc, tera } from 'crosscall/lesson';

async function book(person: typeof alice, methodName: string) {
  const room = await new Account(person.id, rpc, person.signer).callFunction({
    contractId: agency.id,
    methodName,
    args: { name: person.id },
    gas: 100n * tera,
  });
  console.log(person.id, 'hears', JSON.stringify(room));
}

await book(alice, 'book_room');
await book(bob, 'book_room_quietly');
await book(mallory, 'book_room_and_listen');

import { Account } from 'near-api-js';
import { agency, alice, bob, rpc, tera } from 'crosscall/lesson';

async function book(person: typeof alice) {
  const journey = await new Account(person.id, rpc, person.signer).callFunction({
    contractId: agency.id,
    methodName: 'book_in_parallel',
    args: { name: person.id },
    gas: 100n * tera,
  });
  console.log(person.id, 'hears', JSON.stringify(journey));
}

await book(alice);
await book(bob); // his seat is taken

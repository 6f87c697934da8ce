import { Account } from 'near-api-js';
import { agency, alice, bob, mallory, rpc, tera } from 'crosscall/lesson';

async function book(person: typeof alice, methodName: string) {
  const journey = await new Account(person.id, rpc, person.signer).callFunction({
    contractId: agency.id,
    methodName,
    args: { name: person.id },
    gas: 100n * tera,
  });
  console.log(JSON.stringify(journey));
}

await book(alice, 'book_in_parallel');
await book(bob, 'book_in_sequence');
await book(mallory, 'book_step_by_step');

import { Account } from 'near-api-js';
import { agency, alice, bob, rpc, tera } from 'crosscall/lesson';

async function book(person: typeof alice, methodName: string) {
  const booked = await new Account(person.id, rpc, person.signer).callFunction({
    contractId: agency.id,
    methodName,
    args: { name: person.id },
    gas: 100n * tera,
  });
  console.log(person.id, 'hears', JSON.stringify(booked));
}

await book(alice, 'book_in_sequence');
await book(bob, 'book_step_by_step');

import { Account } from 'near-api-js';
import { agency, alice, bob, rpc, tera } from 'crosscall/lesson';

for (const person of [alice, bob]) {
  const journey = await new Account(person.id, rpc, person.signer).callFunction({
    contractId: agency.id,
    methodName: 'book',
    args: { name: person.id },
    gas: 200n * tera,
  });
  console.log(person.id, 'hears', JSON.stringify(journey));
}

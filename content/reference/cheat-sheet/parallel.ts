import { Account } from 'near-api-js';
import { agency, alice, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

const journey = await account.callFunction({
  contractId: agency.id,
  methodName: 'book_in_parallel',
  args: { name: alice.id },
  gas: 100n * tera,
});
console.log(JSON.stringify(journey));

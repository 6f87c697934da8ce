import { Account } from 'near-api-js';
import { agency, alice, rpc, tera } from 'crosscall/lesson';

const room = await new Account(alice.id, rpc, alice.signer).callFunction({
  contractId: agency.id,
  methodName: 'book_room',
  args: { name: alice.id },
  gas: 100n * tera,
});
console.log(JSON.stringify(room));

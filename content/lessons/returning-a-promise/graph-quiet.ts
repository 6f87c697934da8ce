import { Account } from 'near-api-js';
import { agency, bob, rpc, tera } from 'crosscall/lesson';

await new Account(bob.id, rpc, bob.signer).callFunction({
  contractId: agency.id,
  methodName: 'book_room_quietly',
  args: { name: bob.id },
  gas: 100n * tera,
});

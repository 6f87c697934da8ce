import { Account } from 'near-api-js';
import { agency, mallory, rpc, tera } from 'crosscall/lesson';

await new Account(mallory.id, rpc, mallory.signer).callFunction({
  contractId: agency.id,
  methodName: 'book_room_and_listen',
  args: { name: mallory.id },
  gas: 100n * tera,
});

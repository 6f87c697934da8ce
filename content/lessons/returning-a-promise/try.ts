import { Account } from 'near-api-js';
import { agency, alice, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// The agency asks the office, whose code stands above.
for (const attempt of ['first', 'second']) {
  const room = await account.callFunction({
    contractId: agency.id,
    methodName: 'book_room',
    args: { name: alice.id },
    gas: 150n * tera,
  });
  console.log(attempt, JSON.stringify(room));
}

import { Account } from 'near-api-js';
import { alice, caller, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// hello refuses an empty greeting. The callback hears of it,
// and the transaction ends well all the same.
const changed = await account.callFunction({
  contractId: caller.id,
  methodName: 'change_greeting_and_check',
  args: { greeting: '' },
  gas: 30n * tera,
});
console.log('changed:', changed);

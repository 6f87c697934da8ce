import { Account, actions } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// All of them happen, or none.
const set = (greeting: string) =>
  actions.functionCall('set_greeting', { greeting }, 10n * tera, 0n);
await account.signAndSendTransaction({
  receiverId: hello.id,
  actions: [set('Howdy'), set('Servus')],
});
const greeting = await rpc.callFunction({
  contractId: hello.id,
  method: 'get_greeting',
  args: {},
});
console.log(greeting);

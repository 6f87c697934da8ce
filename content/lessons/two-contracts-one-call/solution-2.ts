import { Account, actions } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const greet = (greeting: string) => actions.functionCall('set_greeting', { greeting }, 10n * tera, 0n);

await account.signAndSendTransaction({
  receiverId: hello.id,
  actions: [greet('Grüß Gott'), greet('Servus')],
});

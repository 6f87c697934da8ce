import { Account, actions } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const set = (greeting: string) =>
  actions.functionCall('set_greeting', { greeting }, 10n * tera, 0n);

// Several actions in one receipt: all happen, or none.
// The third is refused, so the first two are undone.
try {
  await account.signAndSendTransaction({
    receiverId: hello.id,
    actions: [set('Howdy'), set('Servus'), set('')],
  });
} catch (error) {
  console.log((error as Error).name);
}

const greeting = await rpc.callFunction({
  contractId: hello.id,
  method: 'get_greeting',
  args: {},
});
console.log(greeting);

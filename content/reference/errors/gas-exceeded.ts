import { Account } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunction({
  contractId: hello.id,
  methodName: 'set_greeting',
  args: { greeting: 'Howdy' },
  gas: tera / 10n,
});

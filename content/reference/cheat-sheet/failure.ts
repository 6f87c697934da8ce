import { Account } from 'near-api-js';
import { alice, hello, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

try {
  await account.callFunction({
    contractId: hello.id,
    methodName: 'set_greeting',
    args: { greeting: '' },
  });
} catch (error) {
  console.log((error as Error).message);
}

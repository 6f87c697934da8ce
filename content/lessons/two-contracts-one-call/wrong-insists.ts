import { Account } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// Until hello says it: whoever changes the greeting meanwhile is overruled.
while ((await rpc.callFunction({ contractId: hello.id, method: 'get_greeting', args: {} })) !== 'Servus') {
  await account.callFunction({
    contractId: hello.id,
    methodName: 'set_greeting',
    args: { greeting: 'Servus' },
    gas: 30n * tera,
    waitUntil: 'FINAL',
  });
}

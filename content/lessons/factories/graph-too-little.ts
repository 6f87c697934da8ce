import { Account } from 'near-api-js';
import { alice, factory, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
await account.callFunctionRaw({
  contractId: factory.id,
  methodName: 'create',
  args: { name: 'ann', text: 'I am Ann.' },
  deposit: 5n * 10n ** 23n, // half a NEAR
  gas: 100n * tera,
});

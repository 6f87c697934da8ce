// A snippet that does not wait for what it sends.
import { Account } from 'near-api-js';
import { alice, hello, rpc, tera } from 'crosscall/lesson';

await new Account(alice.id, rpc, alice.signer).callFunctionRaw({
  contractId: hello.id,
  methodName: 'set_greeting',
  args: { greeting: 'Servus' },
  gas: 30n * tera,
  waitUntil: 'NONE',
});

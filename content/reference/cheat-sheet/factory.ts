import { Account } from 'near-api-js';
import { alice, factory, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

await account.callFunction({
  contractId: factory.id,
  methodName: 'create',
  args: { name: 'ann', text: 'I am ann.' },
  deposit: 2n * 10n ** 24n, // for what the card will store
  gas: 100n * tera,
});
const text = await rpc.callFunction({
  contractId: `ann.${factory.id}`,
  method: 'get_text',
  args: {},
});
console.log(text);

import { Account, actions } from 'near-api-js';
import { alice, bob, factory, rpc, tera } from 'crosscall/lesson';

for (const { id, signer } of [alice, bob]) {
  const create = actions.functionCall('create', { name: 'ann', text: 'I am Ann.' }, 100n * tera, 2n * 10n ** 24n);
  const account = new Account(id, rpc, signer);
  await account.signAndSendTransaction({ receiverId: factory.id, actions: [create], throwOnFailure: false });
}

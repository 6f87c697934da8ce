import { Account, actions } from 'near-api-js';
import type { Action } from 'near-api-js';
import { alice, counter, factory, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const send = (receiverId: string, ...batch: Action[]) =>
  account.signAndSendTransaction({ receiverId, actions: batch, throwOnFailure: false });

// Three actions in one transaction. Counter counts everybody once, so it will refuse the third.
const count = (name: string) => actions.functionCall('count', { name }, 10n * tera, 0n);
await send(counter.id, count('ann'), count('ben'), count('ann'));
console.log('counted:', await rpc.callFunction({ contractId: counter.id, method: 'get_count', args: {} }));

// Factory answers each of these with four actions for one account. A card without a text refuses the fourth.
const create = (name: string, text: string) =>
  actions.functionCall('create_and_forget', { name, text }, 100n * tera, 2n * 10n ** 24n);
await send(factory.id, create('ann', 'I am Ann.'));
await send(factory.id, create('ben', ''));
for (const name of ['ann', 'ben']) {
  const found = await rpc.viewAccount({ accountId: `${name}.${factory.id}` }).catch(() => null);
  console.log(name, found ? 'has an account' : 'has no account');
}

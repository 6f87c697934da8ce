import { Account, actions } from 'near-api-js';
import { alice, factory, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const create = actions.functionCall('create', { name: 'ann', text: 'I am Ann.' }, 100n * tera, 2n * 10n ** 24n);
await account.signAndSendTransaction({ receiverId: factory.id, actions: [create], throwOnFailure: false });

const text = rpc.callFunction({ contractId: `ann.${factory.id}`, method: 'get_text', args: {} });
console.log('the card says:', await text.catch(() => 'nothing'));

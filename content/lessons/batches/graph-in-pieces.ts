import { Account, actions } from 'near-api-js';
import { alice, factory, rpc, tera } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const args = { name: 'ann', text: 'I am Ann.' };
const create = actions.functionCall('create_in_pieces', args, 100n * tera, 2n * 10n ** 24n);
await account.signAndSendTransaction({ receiverId: factory.id, actions: [create], throwOnFailure: false });

import { Account, actions } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);
const transaction = await account.createTransaction({
  receiverId: bob.id,
  actions: [actions.transfer(1n)],
  publicKey: await alice.signer.getPublicKey(),
});
transaction.blockHash = new Uint8Array(32); // of no block that anybody knows
const { signedTransaction } = await alice.signer.signTransaction(transaction);
await rpc.sendTransaction(signedTransaction);

import { Account, KeyPair, KeyPairSigner, actions } from 'near-api-js';
import { alice, bob, rpc } from 'crosscall/lesson';

const stranger = new KeyPairSigner(KeyPair.fromRandom('ed25519'));

// near-api-js looks for the key first, and finds none.
await new Account(alice.id, rpc, stranger)
  .transfer({ receiverId: bob.id, amount: 1n })
  .catch((error: Error) => console.log(error.name));

// Without that look, the network says so.
const transaction = await new Account(alice.id, rpc).createTransaction({
  receiverId: bob.id,
  actions: [actions.transfer(1n)],
  publicKey: await alice.signer.getPublicKey(),
});
transaction.publicKey = await stranger.getPublicKey();
const { signedTransaction } = await stranger.signTransaction(transaction);
await rpc.sendTransaction(signedTransaction);

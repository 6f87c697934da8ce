import { Account, KeyPair } from 'near-api-js';
import { alice, rpc } from 'crosscall/lesson';

const account = new Account(alice.id, rpc, alice.signer);

// Only alice.test can make accounts below alice.test.
// The key is the new account’s own.
const key = KeyPair.fromRandom('ed25519');
await account.createSubAccount({
  accountOrPrefix: 'shop',
  publicKey: key.getPublicKey(),
  nearToTransfer: 2n * 10n ** 24n,
});

const { amount } = await rpc.viewAccount({ accountId: `shop.${alice.id}` });
console.log(amount);

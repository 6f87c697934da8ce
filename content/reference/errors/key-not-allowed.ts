import { Account, KeyPair, KeyPairSigner, actions } from 'near-api-js';
import { alice, bob, caller, hello, rpc } from 'crosscall/lesson';

// A key that may call get_greeting of hello, and nothing else.
const key = KeyPair.fromRandom('ed25519');
await new Account(alice.id, rpc, alice.signer).addFunctionCallAccessKey({
  publicKey: key.getPublicKey(),
  contractId: hello.id,
  methodNames: ['get_greeting'],
  allowance: 10n ** 23n,
});

const account = new Account(alice.id, rpc, new KeyPairSigner(key));
const call = (methodName: string, deposit = 0n) =>
  actions.functionCall(methodName, {}, 10n ** 13n, deposit);
const attempts = [
  { receiverId: bob.id, actions: [actions.transfer(1n)] },
  { receiverId: caller.id, actions: [call('query_greeting')] },
  { receiverId: hello.id, actions: [call('set_greeting')] },
  { receiverId: hello.id, actions: [call('get_greeting', 1n)] },
];
for (const attempt of attempts) {
  await account
    .signAndSendTransaction(attempt)
    .catch((error: Error) => console.log(error.name));
}

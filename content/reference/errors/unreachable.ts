import { Account, actions } from 'near-api-js';
import { alice, rpc, tera } from 'crosscall/lesson';

// The smallest contract that stops without a word:
// (module (func (export "stop") unreachable))
const wasm = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // Wasm, version 1
  1, 4, 1, 96, 0, 0, // a type: () → ()
  3, 2, 1, 0, // a function of that type
  7, 8, 1, 4, 115, 116, 111, 112, 0, 0, // its name: stop
  10, 5, 1, 3, 0, 0, 11, // its code: unreachable
]);

const account = new Account(alice.id, rpc, alice.signer);
await account.signAndSendTransaction({
  receiverId: alice.id,
  actions: [
    actions.deployContract(wasm),
    actions.functionCall('stop', {}, tera, 0n),
  ],
});

import { Account, actions } from 'near-api-js';
import { alice, rpc, tera } from 'crosscall/lesson';

// The smallest contract that asks, called by somebody instead of after a promise:
// (module
//   (import "env" "promise_result" (func $result (param i64 i64) (result i64)))
//   (func (export "ask") (drop (call $result (i64.const 0) (i64.const 0)))))
const wasm = atob(
  'AGFzbQEAAAABCgJgAn5+AX5gAAACFgEDZW52DnByb21pc2VfcmVzdWx0AAADAgEBBwcBA2FzawABCgsBCQBCAEIAEAAaCw==',
);

const account = new Account(alice.id, rpc, alice.signer);
await account.signAndSendTransaction({
  receiverId: alice.id,
  actions: [
    actions.deployContract(Uint8Array.from(wasm, (byte) => byte.charCodeAt(0))),
    actions.functionCall('ask', {}, tera, 0n),
  ],
});

import { Account, actions } from 'near-api-js';
import { alice, rpc, tera } from 'crosscall/lesson';

// The smallest contract that returns a joint promise:
// (module
//   (import "env" "promise_batch_create" (func $create (param i64 i64) (result i64)))
//   (import "env" "promise_and" (func $and (param i64 i64) (result i64)))
//   (import "env" "promise_return" (func $return (param i64)))
//   (memory 1) (data (i32.const 8) "bob.test")
//   (func (export "both")
//     (drop (call $create (i64.const 8) (i64.const 8)))
//     (call $return (call $and (i64.const 0) (i64.const 1)))))
const wasm = atob(
  'AGFzbQEAAAABDgNgAn5+AX5gAX4AYAAAAkMDA2VudhRwcm9taXNlX2JhdGNoX2NyZWF0ZQAAA2Vudgtwcm9taXNlX2FuZAAA' +
    'A2Vudg5wcm9taXNlX3JldHVybgABAwIBAgUDAQABBwgBBGJvdGgAAwoTAREAQghCCBAAGkIAQgEQARACCwsOAQBBCAsIYm9iLnRlc3Q=',
);

const account = new Account(alice.id, rpc, alice.signer);
await account.signAndSendTransaction({
  receiverId: alice.id,
  actions: [
    actions.deployContract(Uint8Array.from(wasm, (byte) => byte.charCodeAt(0))),
    actions.functionCall('both', {}, 10n * tera, 0n),
  ],
});

import binaryen from 'binaryen';
import { createNetwork, keyPairFromSeed } from '../src/near/index.ts';
import type { LocalNetwork } from '../src/near/index.ts';
import { hashOf } from '../src/near/primitives/hash.ts';
import { encodeTransaction, signedTransaction } from '../src/near/primitives/transactionBorsh.ts';
import { buildTrace } from '../src/trace/buildTrace.ts';
import { collectTrace } from '../src/trace/collectTrace.ts';
import type { RpcRequest } from '../src/trace/collectTrace.ts';
import { base58 } from '@scure/base';
import type { Trace } from '../src/trace/trace.ts';

/** How wide a call fans out. */
export interface FanOut {
  /** Calls that the first contract makes and waits for, at most 10. */
  readonly branches: number;
  /** Calls that each of those makes, at most 26; each with a callback. In the last branch one fails. */
  readonly leaves: number;
  /** Transfers that each of those makes. */
  readonly transfers: number;
}

/** 1 + `branches` × (1 + 2 × `leaves` + `transfers`) + 1 receipts, without refunds. */
export const thousand: FanOut = { branches: 8, leaves: 14, transfers: 96 };

const NEAR = 10n ** 24n;
const TERA = 10n ** 12n;

/** One contract for every account: `start` calls `branch` on others, which call `leaf` on others and `heard` on themselves. */
function contract({ branches, leaves, transfers }: FanOut): Uint8Array {
  const call = (account: string, length: number, method: number, methodLength: number, gas: bigint): string =>
    `(i64.const ${length}) (i64.const ${account}) (i64.const ${methodLength}) (i64.const ${method}) (i64.const 0) (i64.const 0) (i64.const 96) (i64.const ${gas * TERA})`;
  const module = binaryen.parseText(`(module
    (import "env" "promise_create" (func $create (param i64 i64 i64 i64 i64 i64 i64 i64) (result i64)))
    (import "env" "promise_then" (func $then (param i64 i64 i64 i64 i64 i64 i64 i64 i64) (result i64)))
    (import "env" "promise_and" (func $and (param i64 i64) (result i64)))
    (import "env" "promise_return" (func $return (param i64)))
    (import "env" "promise_batch_create" (func $batch (param i64 i64) (result i64)))
    (import "env" "promise_batch_action_transfer" (func $transfer (param i64 i64)))
    (import "env" "current_account_id" (func $current (param i64)))
    (import "env" "read_register" (func $read (param i64 i64)))
    (import "env" "panic" (func $panic))
    (memory 1)
    (data (i32.const 0) "b0.test")
    (data (i32.const 16) "la.test")
    (data (i32.const 32) "fan.test")
    (data (i32.const 48) "bank.test")
    (data (i32.const 64) "branch")
    (data (i32.const 72) "leaf")
    (data (i32.const 80) "heard")
    (data (i32.const 88) "done")
    (data (i32.const 112) "\\01")
    (data (i32.const 128) "broken")
    (func (export "start") (local $i i32)
      (loop $next
        (i32.store8 (i32.const 1) (i32.add (i32.const 48) (local.get $i)))
        (i64.store (i32.add (i32.const 1024) (i32.mul (i32.const 8) (local.get $i))) (call $create ${call('0', 7, 64, 6, 118n)}))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $i) (i32.const ${branches}))))
      (call $return (call $then (call $and (i64.const 1024) (i64.const ${branches})) ${call('32', 8, 88, 4, 10n)})))
    (func (export "branch") (local $i i32) (local $leaf i64)
      (call $current (i64.const 0))
      (call $read (i64.const 0) (i64.const 256))
      (loop $next
        (i32.store8 (i32.const 17) (i32.add (i32.const 97) (local.get $i)))
        (local.set $leaf (if (result i64)
          (i32.and (i32.eq (local.get $i) (i32.const ${leaves - 1})) (i32.eq (i32.load8_u (i32.const 257)) (i32.const ${47 + branches})))
          (then (call $create ${call('16', 7, 128, 6, 1n)}))
          (else (call $create ${call('16', 7, 72, 4, 1n)}))))
        (drop (call $then (local.get $leaf) ${call('256', 7, 80, 5, 1n)}))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $i) (i32.const ${leaves}))))
      (local.set $i (i32.const ${transfers}))
      (loop $next
        (call $transfer (call $batch (i64.const 9) (i64.const 48)) (i64.const 112))
        (br_if $next (local.tee $i (i32.sub (local.get $i) (i32.const 1))))))
    (func (export "leaf"))
    (func (export "broken") (call $panic))
    (func (export "heard"))
    (func (export "done")))`);
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}

/** Runs one such call on our own network, several blocks long, and gives the network and where to find the transaction. */
export function runFanOut(fanOut: FanOut): {
  readonly network: LocalNetwork;
  readonly txHash: string;
  readonly senderId: string;
} {
  const alice = keyPairFromSeed('alice.test');
  const code = contract(fanOut);
  const names = [
    'fan',
    ...Array.from('0123456789', (n) => `b${n}`),
    ...Array.from('abcdefghijklmnopqrstuvwxyz', (l) => `l${l}`),
  ];
  const network = createNetwork({
    accounts: [
      { id: 'alice.test', balance: 1000n * NEAR, publicKey: alice.publicKey },
      { id: 'bank.test', balance: NEAR },
      ...names.map((name) => ({ id: `${name}.test`, balance: 10n * NEAR, code })),
    ],
  });
  const { chain } = network;
  const transaction = {
    version: 0,
    signerId: 'alice.test',
    publicKey: alice.publicKey,
    nonce: 1n,
    nonceIndex: null,
    nonceMode: 'Monotonic',
    receiverId: 'fan.test',
    blockHash: chain.head().hash,
    actions: [{ type: 'FunctionCall', methodName: 'start', args: new Uint8Array(), gas: 1000n * TERA, deposit: 0n }],
  } as const;
  const hash = hashOf(encodeTransaction(transaction));
  const result = chain.submit(signedTransaction(transaction, { type: 'ed25519', data: alice.sign(hash) }));
  if (result.type === 'Refused') throw new Error(`The network refused the call: ${result.error.type}`);
  do chain.produceBlock();
  while (!chain.isQuiet());
  for (let i = 0; i < 4; i++) chain.produceBlock();
  return { network, txHash: base58.encode(hash), senderId: 'alice.test' };
}

/** The trace of such a call, as a page would get it. */
export async function traceFanOut(fanOut: FanOut): Promise<Trace> {
  const { network, txHash, senderId } = runFanOut(fanOut);
  const request: RpcRequest = async (method, params) => {
    const answer = await network.rpc.handleHttp({
      method: 'POST',
      path: '/',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const body = JSON.parse(answer.body) as { readonly result?: unknown; readonly error?: unknown };
    if (body.error !== undefined) throw new Error(`${method}: ${JSON.stringify(body.error)}`);
    return body.result;
  };
  const trace = buildTrace(await collectTrace(request, { txHash, senderId }));
  network.stop();
  return trace;
}

import { assemble } from './assemble.ts';
import { median } from './figure.ts';
import type { Measurement } from './figure.ts';
import { bytesInUse, NEAR, ownChain, runUntilQuiet, submit, TERA } from './ownChain.ts';

const RECEIPTS = 100_000;

/** A contract that sends 500 transfers of one yoctoNEAR. */
const sender = `
  (import "env" "promise_batch_create" (func $create (param i64 i64) (result i64)))
  (import "env" "promise_batch_action_transfer" (func $transfer (param i64 i64)))
  (memory 1)
  (data (i32.const 0) "bob.test")
  (data (i32.const 16) "\\01")
  (func (export "main") (local $left i32)
    (local.set $left (i32.const 500))
    (loop $next
      (call $transfer (call $create (i64.const 8) (i64.const 0)) (i64.const 16))
      (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1))))))`;

interface Tenth {
  /** Microseconds a receipt. */
  readonly time: number;
  /** Bytes that the chain keeps of a receipt. */
  readonly memory: number;
}

/** 100 000 receipts one after the other: what the last tenths cost, beside early ones (the first, which warms up, left out). */
export function measureReceipts(): Measurement[] {
  const chain = ownChain([
    { id: 'sender.test', balance: NEAR * 1000n, code: assemble(sender) },
    { id: 'bob.test', balance: NEAR },
  ]);
  const call = {
    type: 'FunctionCall',
    methodName: 'main',
    args: new Uint8Array(),
    gas: 300n * TERA,
    deposit: 0n,
  } as const;
  const tenths: Tenth[] = [];
  let nonce = 0n;
  while (tenths.length < 10) {
    const before = bytesInUse();
    const started = performance.now();
    let receipts = 0;
    while (receipts < RECEIPTS / 10) {
      submit(chain, ++nonce, 'sender.test', [call]);
      receipts += runUntilQuiet(chain);
    }
    const milliseconds = performance.now() - started;
    tenths.push({ time: (milliseconds * 1000) / receipts, memory: (bytesInUse() - before) / receipts });
  }
  const middle = (part: readonly Tenth[]): Tenth => ({
    time: median(part.map(({ time }) => time)),
    memory: median(part.map(({ memory }) => memory)),
  });
  const [early, late] = [middle(tenths.slice(1, 4)), middle(tenths.slice(7))];
  const peer = (value: number) => ({ value, origin: 'early in the same run' });
  return [
    {
      name: 'receipts-time',
      value: late.time,
      unit: 'µs a receipt',
      peer: peer(early.time),
      goal: { atMost: 1.25 * early.time },
    },
    {
      name: 'receipts-memory',
      value: late.memory,
      unit: 'B a receipt',
      peer: peer(early.memory),
      goal: { atMost: 1.25 * early.memory },
    },
  ];
}

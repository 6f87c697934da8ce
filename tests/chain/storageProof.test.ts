import { describe, expect, test } from 'vitest';
import { assemble } from '../../src/cli/bench/assemble.ts';
import type { Chain } from '../../src/near/chain/chain.ts';
import { createGenesis } from '../../src/near/createGenesis.ts';
import { createChain } from '../../src/near/chain/createChain.ts';
import { keyPairFromSeed } from '../../src/near/keyPair.ts';
import type { Action } from '../../src/near/primitives/action.ts';
import type { ExecutionStatus } from '../../src/near/primitives/outcome.ts';
import { NEAR, settle, testAccount, testTransaction } from './testChain.ts';

/**
 * `write`: input is a key of one byte and a length of four; the value begins with the key. `read` and `has`: from one
 * key to before another. `remove`: so many times (2 bytes) a key that is not there.
 */
const wasm = assemble(`
  (import "env" "input" (func $input (param i64)))
  (import "env" "read_register" (func $readRegister (param i64 i64)))
  (import "env" "storage_write" (func $write (param i64 i64 i64 i64 i64) (result i64)))
  (import "env" "storage_read" (func $read (param i64 i64 i64) (result i64)))
  (import "env" "storage_has_key" (func $has (param i64 i64) (result i64)))
  (import "env" "storage_remove" (func $remove (param i64 i64 i64) (result i64)))
  (memory 64)
  (func $load (call $input (i64.const 0)) (call $readRegister (i64.const 0) (i64.const 0)))
  (func (export "write") (call $load)
    (i32.store8 (i32.const 16) (i32.load8_u (i32.const 0)))
    (drop (call $write (i64.const 1) (i64.const 0)
      (i64.load32_u (i32.const 1)) (i64.const 16) (i64.const 1))))
  (func (export "read") (call $load)
    (loop $next
      (drop (call $read (i64.const 1) (i64.const 0) (i64.const 1)))
      (i32.store8 (i32.const 0) (i32.add (i32.load8_u (i32.const 0)) (i32.const 1)))
      (br_if $next (i32.lt_u (i32.load8_u (i32.const 0)) (i32.load8_u (i32.const 1))))))
  (func (export "has") (call $load)
    (loop $next
      (drop (call $has (i64.const 1) (i64.const 0)))
      (i32.store8 (i32.const 0) (i32.add (i32.load8_u (i32.const 0)) (i32.const 1)))
      (br_if $next (i32.lt_u (i32.load8_u (i32.const 0)) (i32.load8_u (i32.const 1))))))
  (func (export "remove") (local $left i32) (call $load)
    (local.set $left (i32.load16_u (i32.const 0)))
    (i32.store8 (i32.const 0) (i32.const 255))
    (loop $next
      (drop (call $remove (i64.const 1) (i64.const 0) (i64.const 1)))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if $next (local.get $left))))`);

const call = (methodName: string, args: readonly number[], tgas = 190n): Action => ({
  type: 'FunctionCall',
  methodName,
  args: Uint8Array.from(args),
  gas: tgas * 10n ** 12n,
  deposit: 0n,
});
const write = (key: number, length: number): Action =>
  call('write', [key, length & 255, (length >> 8) & 255, (length >> 16) & 255, 0]);

/** A chain whose contract `store.test` holds values of these lengths, under the keys 0, 1, … */
function chainWith(lengths: readonly number[], protocolVersion = 88): Chain {
  const ids = ['store.test', 'a.test', 'b.test', 'c.test'];
  const genesis = createGenesis({
    protocolVersion,
    accounts: ids.map((id) => testAccount(id, { balance: 10_000n * NEAR, ...(id === 'store.test' && { code: wasm }) })),
  });
  const chain = createChain(genesis);
  chain.produceBlock();
  for (const [key, length] of lengths.entries()) run(chain, [write(key, length)]);
  return chain;
}

let nonce = 0n;
function submit(chain: Chain, actions: readonly Action[], from = 'store.test') {
  const transaction = testTransaction(chain, from, 'store.test', actions, { nonce: (nonce += 1n) });
  expect(chain.submit(transaction)).toEqual({ type: 'Accepted' });
  return transaction;
}

/** What became of the receipt of these actions. */
function run(chain: Chain, actions: readonly Action[]): ExecutionStatus | undefined {
  const { hash } = submit(chain, actions);
  settle(chain);
  return chain.outcome(chain.outcome(hash)!.outcome.receiptIds[0]!)?.outcome.status;
}

const exceeded = {
  type: 'FunctionCallError',
  error: {
    type: 'ExecutionError',
    message: 'Size of the recorded trie storage proof has exceeded the allowed limit (4.0 MB)',
  },
};
const failedAt = (index: number, kind: object) => ({
  type: 'Failure',
  error: { type: 'ActionError', error: { index, kind } },
});

describe('a receipt that reads more than 4 MB of the state', () => {
  const five = new Array<number>(5).fill(1_000_000);
  const readEach = five.map((_, key) => call('read', [key, key + 1]));

  test('fails, however many calls read it', () => {
    const chain = chainWith(five);
    expect(run(chain, readEach.slice(0, 3))).toMatchObject({ type: 'SuccessValue' });
    expect(run(chain, readEach)).toEqual(failedAt(3, exceeded));
    expect(run(chain, [call('read', [0, 5])])).toEqual(failedAt(0, exceeded));
  });

  test('was judged call by call before protocol 86', () => {
    const chain = chainWith(five, 85);
    expect(run(chain, readEach)).toMatchObject({ type: 'SuccessValue' });
    expect(run(chain, [call('read', [0, 5])])).toEqual(failedAt(0, exceeded));
  });

  test('may look whether it is there, and a view may read all of it', () => {
    const chain = chainWith(five);
    expect(run(chain, [call('has', [0, 5])])).toMatchObject({ type: 'SuccessValue' });
    expect(chain.view(chain.head(), 'store.test', 'read', Uint8Array.of(0, 5)).type).toBe('Success');
  });

  test('reads what the same chunk wrote for nothing', () => {
    const chain = chainWith([]);
    const writes = five.map((length, key) => write(key, length));
    submit(chain, [...writes.slice(0, 4), call('read', [0, 4])]);
    settle(chain);
    expect(run(chain, [call('read', [0, 3])])).toMatchObject({ type: 'SuccessValue' });
  });

  test('fails also by 2000 bytes for each of its removals', () => {
    const chain = chainWith([]);
    expect(run(chain, [call('remove', [1_900 & 255, 1_900 >> 8], 990n)])).toMatchObject({ type: 'SuccessValue' });
    expect(run(chain, [call('remove', [2_001 & 255, 2_001 >> 8], 990n)])).toEqual(failedAt(0, exceeded));
  });
});

describe('actions after a large read', () => {
  const addKeys = Array.from({ length: 6 }, (_, i): Action => {
    const accessKey = { nonce: 0n, permission: { type: 'FullAccess' } } as const;
    return { type: 'AddKey', publicKey: keyPairFromSeed(`added ${i}`).publicKey, accessKey };
  });
  // Leaves the read room for its nodes, and little more.
  const lengths = new Array<number>(4).fill(999_850);
  const read = call('read', [0, 4]);
  const withKeys = (protocolVersion: number): Chain => {
    const chain = chainWith(lengths, protocolVersion);
    for (let i = 0; i < 40; i++) {
      const publicKey = keyPairFromSeed(`there ${i}`).publicKey;
      run(chain, [{ type: 'AddKey', publicKey, accessKey: { nonce: 0n, permission: { type: 'FullAccess' } } }]);
    }
    return chain;
  };

  test('count too, from protocol 87 on', () => {
    const chain = withKeys(88);
    expect(run(chain, [read])).toMatchObject({ type: 'SuccessValue' });
    const status = run(chain, [read, ...addKeys]);
    const kind = { type: 'ReceiptStorageProofSizeExceeded', limit: 4_000_000 };
    expect(status).toMatchObject({ type: 'Failure', error: { type: 'ActionError', error: { kind } } });
    expect(run(withKeys(86), [read, ...addKeys])).toMatchObject({ type: 'SuccessValue' });
  });
});

test('a chunk that read more than 4 MB leaves the other receipts for later', () => {
  const chain = chainWith(new Array<number>(6).fill(1_000_000));
  const senders = ['a.test', 'b.test', 'c.test'];
  for (const [i, id] of senders.entries()) submit(chain, [call('read', [2 * i, 2 * i + 2])], id);
  chain.produceBlock();
  const calls = () =>
    chain.produceBlock().chunks[0]?.outcomes.filter(({ outcome }) => outcome.executorId === 'store.test');
  expect([calls()?.length, chain.pending().delayed, calls()?.length]).toEqual([2, 1, 1]);
  settle(chain);
});

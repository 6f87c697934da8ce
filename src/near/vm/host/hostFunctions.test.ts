import { describe, expect, test } from 'vitest';
import { testHost } from './testHost.ts';

const MAX = -1n;

describe('promises', () => {
  test('join, wait and are returned', () => {
    const host = testHost();
    const bob = host.put('bob.near');
    host.call('promise_batch_create', ...bob);
    host.call('promise_batch_create', ...host.put('alice.near'));
    const [, indices] = host.put(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0));
    const joint = host.call('promise_and', indices, 2) as bigint;
    const callback = host.call('promise_batch_then', joint, ...bob) as bigint;
    host.call('promise_return', callback);
    const { receipts, returnData } = host.result();
    expect([joint, callback]).toEqual([2n, 3n]);
    expect(returnData).toEqual({ type: 'ReceiptIndex', index: 2 });
    expect(receipts[2]).toMatchObject({ receiverId: 'bob.near', dependsOn: [0, 1] });
    expect(receipts.map(({ outputDataReceivers }) => outputDataReceivers.length)).toEqual([1, 1, 0]);
    expect(receipts[2]?.inputDataIds).toEqual(
      receipts.slice(0, 2).map((receipt) => receipt.outputDataReceivers[0]?.dataId),
    );
    expect(() => host.call('promise_return', joint)).toThrow('Returning joint promise is currently prohibited.');
  });

  test('lend one yoctoNEAR to a contract without any', () => {
    const host = testHost({ accountBalance: 0n });
    const promise = host.call('promise_batch_create', ...host.put('bob.near')) as bigint;
    const [, amount] = host.put(Uint8Array.of(1, ...new Uint8Array(15)));
    host.call('promise_batch_action_function_call', promise, ...host.put('go'), 0, 0, amount, 0);
    expect(host.result()).toMatchObject({ balance: 0n, subsidizedAmount: 1n });
  });

  test('attach no more than the balance', () => {
    const host = testHost({ accountBalance: 2n, attachedDeposit: 3n });
    const promise = host.call('promise_batch_create', ...host.put('bob.near')) as bigint;
    const [, amount] = host.put(Uint8Array.of(5, ...new Uint8Array(15)));
    host.call('promise_batch_action_transfer', promise, amount);
    expect(host.result().balance).toBe(0n);
    expect(() => host.call('promise_batch_action_transfer', promise, amount)).toThrow('Exceeded the account balance.');
  });

  test('keep the entries of a state init in order and once', () => {
    const host = testHost();
    const promise = host.call('promise_batch_create', ...host.put('bob.near')) as bigint;
    const action = host.call('promise_batch_action_state_init', promise, 32, 0, 0) as bigint;
    for (const key of ['b', 'a', 'c']) {
      host.call('set_state_init_data_entry', promise, action, ...host.put(key), ...host.put('value'));
    }
    const [init] = host.result().receipts[0]?.actions ?? [];
    const keys = init?.type === 'DeterministicStateInit' ? init.stateInit.data.map(([key]) => key[0]) : [];
    expect(keys).toEqual([97, 98, 99]);
    expect(() => host.call('set_state_init_data_entry', promise, action, ...host.put('a'), 0, 0)).toThrow(
      'Data entry for given key already exists',
    );
    expect(() => host.call('set_state_init_data_entry', promise, 1, 0, 0, 0, 0)).toThrow(
      'Action 1 in receipt 0 does not exist or has the wrong type of action.',
    );
  });
});

describe('view calls', () => {
  test.each([
    ['promise_create', 8, 'promise_batch_create'],
    ['promise_batch_action_function_call_weight', 8, 'promise_batch_action_function_call'],
    ['storage_write', 5, 'storage_write'],
    ['signer_account_id', 1, 'signer_account_id'],
  ])('may not use %s', (name, params, named) => {
    const host = testHost({ view: { maxGasBurnt: 10n ** 15n } });
    expect(() => host.call(name, ...new Array<number>(params).fill(0))).toThrow(
      `${named} is not allowed in view calls`,
    );
  });

  test('meet the limit on burning when gas ends', () => {
    const host = testHost({ view: { maxGasBurnt: 1000n } });
    expect(() => host.call('block_index')).toThrow('Exceeded the maximum amount of gas allowed to burn per contract.');
  });
});

describe('logs', () => {
  test('read text up to a NUL when the length is the largest u64', () => {
    const host = testHost();
    const [, ptr] = host.put('héllo\0rest');
    host.call('log_utf8', MAX, ptr);
    const [, wide] = host.put(Uint8Array.of(0x68, 0, 0xe9, 0, 0, 0, 1, 0));
    host.call('log_utf16', MAX, wide);
    expect(host.result().logs).toEqual(['héllo', 'hé']);
  });

  test('keep a byte order mark', () => {
    const host = testHost();
    host.call('log_utf8', ...host.put(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)));
    expect(host.result().logs).toEqual(['\ufeffa']);
  });

  test.each([
    ['log_utf8', Uint8Array.of(0xff), 'String encoding is bad UTF-8 sequence.'],
    ['log_utf8', Uint8Array.of(0xed, 0xa0, 0x80), 'String encoding is bad UTF-8 sequence.'],
    ['log_utf16', Uint8Array.of(0x61), 'String encoding is bad UTF-16 sequence.'],
    ['log_utf16', Uint8Array.of(0, 0xd8), 'String encoding is bad UTF-16 sequence.'],
  ])('refuse what is no text: %s %o', (name, bytes, message) => {
    const host = testHost();
    expect(() => host.call(name, ...host.put(bytes))).toThrow(message);
  });

  test('are at most a hundred', () => {
    const host = testHost();
    for (let count = 0; count < 100; count += 1) host.call('log_utf8', 0, 0);
    expect(() => host.call('log_utf8', 0, 0)).toThrow('The number of logs will exceed the limit 100');
  });

  test('count a refused log twice in its message, as nearcore does', () => {
    const host = testHost();
    const wide = Uint8Array.from({ length: 16_384 }, (_, at) => (at % 2 === 0 ? 0x4e : 0x4e));
    expect(() => host.call('log_utf16', ...host.put(wide))).toThrow(
      'The length of a log message 49152 exceeds the limit 16384',
    );
  });
});

describe('memory', () => {
  test('is paid for before its bounds are looked at', () => {
    const host = testHost();
    expect(() => host.call('value_return', 10, 65_530)).toThrow('Accessed memory outside the bounds.');
    expect(host.gas.profile().host['read_memory_byte']).toBe(38_013_330n);
  });

  test('gives copies: later changes do not reach what was handed over', () => {
    const host = testHost();
    const [len, ptr] = host.put('before');
    host.call('write_register', 1, len, ptr);
    host.call('value_return', len, ptr);
    host.memory.fill(0);
    expect(host.result().returnData).toEqual({ type: 'Value', value: new TextEncoder().encode('before') });
    expect(host.call('register_len', 1)).toBe(6n);
  });

  test('returns the largest u64 for the length of an unset register', () => {
    expect(testHost().call('register_len', 0)).toBe(2n ** 64n - 1n);
  });
});

describe('value_return', () => {
  test('pays for every waiting receipt, more for those of others', () => {
    const cost = (...outputDataReceivers: string[]): bigint | undefined => {
      const host = testHost({ outputDataReceivers });
      host.call('value_return', 10, 0);
      return host.gas.profile().actions['new_data_receipt_byte'];
    };
    expect(cost()).toBeUndefined();
    expect(cost('alice.near')).toBe(344_240_220n);
    expect(cost('bob.near', 'alice.near')).toBe(993_197_480n);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import { hashOf } from '../primitives/hash.ts';
import { preparedContract } from './contractCache.ts';
import type { VmContext, VmExternal, VmOutcome } from './interface.ts';
import { runFunctionCall } from './runFunctionCall.ts';
import { methodType, moduleBytes, type ModuleParts } from './testing/moduleBytes.ts';

const parameters = runtimeParameters(88);
const tgas = 1_000_000_000_000n;

const context: VmContext = {
  currentAccountId: 'alice.near',
  signerAccountId: 'bob.near',
  signerAccountPk: new Uint8Array(33),
  predecessorAccountId: 'bob.near',
  refundToAccountId: 'bob.near',
  input: new Uint8Array(),
  promiseResults: [],
  blockHeight: 1,
  blockTimestamp: 1n,
  epochHeight: 1,
  accountBalance: 10n,
  accountLockedBalance: 0n,
  storageUsage: 100,
  accountContract: { type: 'None' },
  attachedDeposit: 5n,
  prepaidGas: 300n * tgas,
  randomSeed: new Uint8Array(32),
  chainId: 'test',
  outputDataReceivers: [],
};

/** These calls ask nothing of the world. */
const external = {} as VmExternal;

const main = (code: readonly number[], parts: ModuleParts = {}): Uint8Array =>
  moduleBytes({ functions: [[0, [0], code]], exports: [['main', 0, parts.imports?.length ?? 0]], ...parts });

function run(code: Uint8Array | undefined, method = 'main', gas = 300n * tgas, world = external): VmOutcome {
  const codeHash = hashOf(code ?? new Uint8Array());
  const call = { context: { ...context, prepaidGas: gas }, external: world, parameters };
  return runFunctionCall({ code, codeHash, method, ...call });
}

describe('runFunctionCall', () => {
  it('burns nothing where there is no code', () => {
    const { error, burntGas, balance } = run(undefined);
    expect(error).toMatchObject({
      type: 'CompilationError',
      error: { type: 'CodeDoesNotExist', accountId: 'alice.near' },
    });
    expect([burntGas, balance]).toEqual([0n, 15n]);
  });

  it('burns the loading fee, the frame and each instruction', () => {
    expect(run(main([])).burntGas).toBe(79_064_041n);
    expect(run(main([0x01])).burntGas).toBe(80_976_092n);
  });

  it('gives each call a memory of its own', () => {
    // Traps if the byte it writes was there before.
    const code = main([0x41, 0, 0x2d, 0, 0, 0x04, 0x40, 0x00, 0x0b, 0x41, 0, 0x41, 1, 0x3a, 0, 0], {
      memories: [[0, 1]],
    });
    expect(run(code).error).toBeNull();
    expect(run(code).error).toBeNull();
  });

  it('ends endless recursion as nearcore does, after 4096 frames', () => {
    const code = main([0x10, 0]);
    const { error, burntGas } = run(code);
    expect(error?.display).toBe('Accessed memory outside the bounds.');
    // Each frame takes 8 units of gas, and the call in it one.
    expect(burntGas).toBe(35_445_963n + 1_089_295n * BigInt(code.length) + 822_756n * 9n * 4096n);
  });

  it('burns all prepaid gas in an endless loop', () => {
    const { error, burntGas, usedGas } = run(main([0x03, 0x40, 0x0c, 0, 0x0b]), 'main', 10_000_000_000n);
    expect(error?.display).toBe('Exceeded the prepaid gas.');
    expect([burntGas, usedGas]).toEqual([10_000_000_000n, 10_000_000_000n]);
  });

  it('makes NaN results canonical, but leaves constants alone', () => {
    const nan = [0x43, 1, 0, 0xa0, 0xff];
    const trapUnless = (bits: readonly number[]): number[] => [0xbc, 0x41, ...bits, 0x47, 0x04, 0x40, 0x00, 0x0b];
    const negative = [0x81, 0x80, 0x80, 0x7d];
    const canonical = [0x80, 0x80, 0x80, 0xfe, 0x07];
    expect(run(main([...nan, ...trapUnless(negative)])).error).toBeNull();
    expect(run(main([...nan, ...nan, 0x92, ...trapUnless(canonical)])).error).toBeNull();
    expect(run(main([...nan, ...nan, 0x92, ...nan, 0x94, ...trapUnless(canonical)])).error).toBeNull();
    expect(run(main([...nan, ...nan, 0x92, 0x8c, ...trapUnless([0x80, 0x80, 0x80, 0x7e])])).error).toBeNull();
  });

  it('gives stack back on an early return from inner blocks', () => {
    const helper: readonly [number, number[], number[]] = [0, [0], [0x02, 0x40, 0x02, 0x40, 0x10, 2, 0x0f, 0x0b, 0x0b]];
    const leaf: readonly [number, number[], number[]] = [0, [0], []];
    const loop = [0x03, 0x40, 0x10, 1, 0x20, 0, 0x41, 1, 0x6a, 0x22, 0, 0x41, 0x90, 0xce, 0, 0x49, 0x0d, 0, 0x0b];
    const functions: ModuleParts['functions'] = [[0, [1, 1, 0x7f], loop], helper, leaf];
    expect(run(moduleBytes({ types: [methodType], functions, exports: [['main', 0, 0]] })).error).toBeNull();
  });

  it('prepares a contract once', () => {
    const code = main([0x01, 0x01]);
    const first = preparedContract(code, hashOf(code), parameters);
    expect(preparedContract(code, hashOf(code), parameters)).toBe(first);
    expect(preparedContract(code, hashOf(code), runtimeParameters(87))).not.toBe(first);
  });
});

describe('the two builds', () => {
  const instances = vi.spyOn(WebAssembly, 'Instance');
  afterEach(() => instances.mockClear());
  const i32ToNothing = [0x60, 1, 0x7f, 0];
  const nothingToI64 = [0x60, 0, 1, 0x7e];

  /** Calls itself as often as its parameter says. */
  const recursion = (times: readonly number[]): Uint8Array =>
    moduleBytes({
      types: [methodType, i32ToNothing],
      functions: [
        [0, [0], [0x41, ...times, 0x10, 1]],
        [1, [0], [0x20, 0, 0x04, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x10, 1, 0x0b]],
      ],
      exports: [['main', 0, 0]],
    });

  it('runs a call that ends well once', () => {
    expect(run(recursion([10])).error).toBeNull();
    expect(instances).toHaveBeenCalledTimes(1);
  });

  it('runs a call that traps again, without asking the world again', () => {
    const types = [methodType, [0x60, 5, 0x7e, 0x7e, 0x7e, 0x7e, 0x7e, 1, 0x7e]];
    const write = [0x42, 1, 0x42, 0, 0x42, 1, 0x42, 0, 0x42, 0, 0x10, 0, 0x1a];
    const nodes = { touched: 1, cached: 0 };
    const storageWrite = vi.fn<VmExternal['storageWrite']>(() => ({ evicted: undefined, nodes }));
    const code = main([...write, 0x00], { types, imports: [['env', 'storage_write', 1]] });
    const { error, storageUsage } = run(code, 'main', undefined, {
      ...external,
      storageWrite,
      storageProofExceeds: () => false,
    });
    expect(error?.display).toBe('WebAssembly trap: An `unreachable` opcode was executed.');
    expect(storageUsage).toBe(142);
    expect(storageWrite).toHaveBeenCalledTimes(1);
    expect(instances).toHaveBeenCalledTimes(2);
  });

  it('uses the stack to its last bytes', () => {
    const { error } = run(recursion([0xf5, 0x1a]));
    expect(error).toBeNull();
    expect(instances).toHaveBeenCalledTimes(2);
  });

  it('calls a host function through a table as it calls it directly', () => {
    const code = main([0x41, 0, 0x11, 1, 0, 0x1a], {
      types: [methodType, nothingToI64],
      imports: [['env', 'storage_usage', 1]],
      tables: [[0x70, 0, 1]],
      elements: [[0, 0x41, 0, 0x0b, 1, 0]],
    });
    const first = run(code);
    expect(first.error).toBeNull();
    expect(instances).toHaveBeenCalledTimes(1);
    const exactly = { context, external, parameters, exactly: true };
    expect(runFunctionCall({ code, codeHash: hashOf(code), method: 'main', ...exactly })).toEqual(first);
  });

  it('takes no host function in a table for one of another type', () => {
    const code = main([0x41, 0, 0x11, 0, 0], {
      types: [methodType, [0x60, 2, 0x7e, 0x7e, 1, 0x7e]],
      imports: [['env', 'promise_and', 1]],
      tables: [[0x70, 0, 1]],
      elements: [[0, 0x41, 0, 0x0b, 1, 0]],
    });
    expect(run(code).error?.display).toBe('WebAssembly trap: Call indirect incorrect signature trap.');
  });
});

import type { ProtocolVersion } from '../../primitives/brands.ts';
import { runtimeParameters } from '../../parameters/runtimeParameters.ts';
import type { VmContext, VmExternal } from '../interface.ts';
import { createHost } from './createHost.ts';
import type { HostResult } from './createHost.ts';
import { GasCounter } from './gasCounter.ts';

const TERA = 1_000_000_000_000n;

const defaultContext: VmContext = {
  currentAccountId: 'alice.near',
  signerAccountId: 'bob.near',
  signerAccountPk: new Uint8Array(33),
  predecessorAccountId: 'carol.near',
  refundToAccountId: 'dave.near',
  input: new Uint8Array(),
  promiseResults: [],
  blockHeight: 1000,
  blockTimestamp: 0n,
  epochHeight: 7,
  accountBalance: 1000n,
  accountLockedBalance: 0n,
  storageUsage: 100,
  accountContract: { type: 'None' },
  attachedDeposit: 0n,
  prepaidGas: 300n * TERA,
  randomSeed: new Uint8Array(32),
  chainId: 'test',
  outputDataReceivers: [],
};

function emptyExternal(): VmExternal {
  let dataIds = 0;
  return {
    storageRead: () => undefined,
    storageHasKey: () => false,
    storageWrite: () => ({ evicted: undefined, nodes: { touched: 0, cached: 0 } }),
    storageRemove: () => ({ removed: undefined, nodes: { touched: 0, cached: 0 } }),
    storageProofExceeds: () => false,
    validatorStake: () => 0n,
    validatorTotalStake: () => 0n,
    generateDataId: () => new Uint8Array(32).fill((dataIds += 1)),
    hasPendingYield: () => false,
    pendingYieldDataId: () => undefined,
  };
}

export interface TestHost {
  /** A page of memory that starts with zeros. */
  readonly memory: Uint8Array;
  readonly gas: GasCounter;
  /** Calls a host function by name; numbers become u64 arguments. */
  call(name: string, ...args: readonly (number | bigint)[]): bigint | number | void;
  /** Puts text or bytes into memory and tells length and pointer, as most functions take them. */
  put(value: string | Uint8Array): readonly [len: number, ptr: number];
  result(): HostResult;
}

/** A host over plain memory, for tests of host functions without Wasm. */
export function testHost(
  context: Partial<VmContext> = {},
  { external = {}, version = 88 }: { external?: Partial<VmExternal>; version?: ProtocolVersion } = {},
): TestHost {
  const parameters = runtimeParameters(version);
  const full = { ...defaultContext, ...context };
  const maxGasBurnt = full.view?.maxGasBurnt ?? parameters.limits.maxGasBurnt;
  const gas = new GasCounter(parameters, { prepaidGas: full.view?.maxGasBurnt ?? full.prepaidGas, maxGasBurnt });
  const memory = new Uint8Array(65_536);
  const all = { ...emptyExternal(), ...external };
  const host = createHost({ context: full, external: all, parameters, gas, memory: () => memory });
  let next = 1024;
  return {
    memory,
    gas,
    call: (name, ...args) => (host.functions[name] as (...args: readonly bigint[]) => bigint)(...args.map(asI64)),
    put(value) {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      memory.set(bytes, next);
      next += bytes.length;
      return [bytes.length, next - bytes.length];
    },
    result: () => host.result(),
  };
}

const asI64 = (value: number | bigint): bigint => BigInt.asIntN(64, BigInt(value));

import type { GasCounter } from '../host/gasCounter.ts';
import { HostError } from '../host/hostError.ts';
import type { HostFunctions } from '../host/hostFunctions.ts';
import type { VmError } from '../interface.ts';
import { exported, functionExport, memoryImport } from '../metering/writeModule.ts';
import type { PreparedContract } from '../prepareContract.ts';
import { GasLink, GasSyncError, type GasBudget } from './gasLink.ts';
import { isStackOverflow, nameTrap } from './trap.ts';
import { hostError, linkError, wasmTrap } from './vmErrors.ts';

export interface InstanceInput {
  readonly contract: PreparedContract;
  readonly functions: HostFunctions;
  readonly gas: GasCounter;
  readonly budget: GasBudget;
  readonly memory: WebAssembly.Memory;
  /** Function index of the method. */
  readonly method: number;
}

/**
 * Instantiates a contract and runs its start function and one method; gives the error that stopped it, if any.
 * @see nearcore runtime/near-vm-runner/src/wasmtime_runner/mod.rs `call`
 */
export function runInstance({ contract, functions, gas, budget, memory, method }: InstanceInput): VmError | null {
  const link = new GasLink(gas, budget);
  const instance = instantiate(contract, {
    env: linked(contract, functions, link),
    [memoryImport.module]: { [memoryImport.name]: memory },
  });
  if (instance === undefined) return wasmTrap('MemoryOutOfBounds');
  const { exports } = instance;
  link.attach(exports);
  const call = (index: number): void => (exports[functionExport(index)] as () => void)();
  try {
    if (contract.start !== undefined) call(contract.start);
    call(method);
    link.fromInstance();
    return null;
  } catch (error) {
    return explain(error, exports, link);
  }
}

/** Wraps the imported host functions so that gas is in step before and after each call. */
function linked(
  { imports }: PreparedContract,
  functions: HostFunctions,
  link: GasLink,
): Record<string, WebAssembly.ExportValue> {
  const env: Record<string, WebAssembly.ExportValue> = {};
  for (const { name } of imports) {
    const host = functions[name] as (...args: readonly unknown[]) => bigint | number | void;
    env[name] = (...args: readonly unknown[]) => {
      link.fromInstance();
      const result = host(...args);
      link.toInstance();
      return result;
    };
  }
  return env;
}

/** Gives nothing if a data or element segment is out of bounds. */
function instantiate({ module }: PreparedContract, imports: WebAssembly.Imports): WebAssembly.Instance | undefined {
  try {
    return new WebAssembly.Instance(module, imports);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return undefined;
    throw error;
  }
}

function explain(error: unknown, exports: WebAssembly.Exports, link: GasLink): VmError {
  const stopped = stopReason(error) ?? stopReason(caught(() => link.fromInstance()));
  if (stopped) return stopped;
  const number = (name: string): number => (exports[name] as WebAssembly.Global).value as number;
  if (number(exported.stack) < 0) return hostError(new HostError({ type: 'MemoryAccessViolation' }));
  const table = exports[exported.table] as WebAssembly.Table | undefined;
  const trap = nameTrap(error, { table, tableIndex: () => number(exported.scratch) });
  if (trap) return wasmTrap(trap);
  // Differs from nearcore: where the engine's stack is smaller than nearcore's (below about 500 KB in V8), recursion that
  // is deep and has many parameters ends earlier, with the same error and less gas burnt.
  if (isStackOverflow(error)) return hostError(new HostError({ type: 'MemoryAccessViolation' }));
  throw error;
}

function stopReason(error: unknown): VmError | undefined {
  if (error instanceof HostError) return hostError(error);
  if (error instanceof GasSyncError) return linkError(error.reason.debug);
  return undefined;
}

function caught(action: () => void): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

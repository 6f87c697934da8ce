import type { GasCounter } from '../host/gasCounter.ts';
import { HostError } from '../host/hostError.ts';
import type { HostFunctions } from '../host/hostFunctions.ts';
import type { VmError } from '../interface.ts';
import type { Build } from '../metering/build.ts';
import { stackReserve } from '../metering/writeFastFunction.ts';
import { exported, functionExport, memoryImport } from '../metering/writeModule.ts';
import type { PreparedContract } from '../prepareContract.ts';
import { GasLink, GasSyncError, SpentTooMuchError, type GasBudget } from './gasLink.ts';
import { isStackOverflow, nameTrap } from './trap.ts';
import { hostError, linkError, wasmTrap } from './vmErrors.ts';

export interface InstanceInput {
  readonly contract: PreparedContract;
  readonly build: Build;
  readonly functions: HostFunctions;
  readonly gas: GasCounter;
  readonly budget: GasBudget;
  readonly memory: WebAssembly.Memory;
  /** Function index of the method. */
  readonly method: number;
  /** Bytes that the contract's functions may use. */
  readonly stackHeight: number;
}

/** How a run ended. The fast build cannot always tell why it stopped, which is then `unclear`. */
export type InstanceEnd = { readonly type: 'Ended'; readonly error: VmError | null } | { readonly type: 'Unclear' };

/**
 * Instantiates a contract and runs its start function and one method.
 * @see nearcore runtime/near-vm-runner/src/wasmtime_runner/mod.rs `call`
 */
export function runInstance(input: InstanceInput): InstanceEnd {
  const { contract, build, functions, gas, budget, memory, method } = input;
  const link = new GasLink(gas, budget);
  const instance = instantiate(build === 'fast' ? contract.fastModule! : contract.exactModule(), {
    env: linked(contract, functions, link),
    [memoryImport.module]: { [memoryImport.name]: memory },
  });
  if (instance === undefined) return { type: 'Ended', error: wasmTrap('MemoryOutOfBounds') };
  const { exports } = instance;
  link.attach(exports);
  try {
    if (contract.start !== undefined) call(exports, contract.start, link, input);
    call(exports, method, link, input);
    link.fromInstance();
    return { type: 'Ended', error: null };
  } catch (error) {
    const stopped = stopReason(error);
    if (stopped) return { type: 'Ended', error: stopped };
    if (!stopsCode(error)) throw error;
    return build === 'fast' ? { type: 'Unclear' } : { type: 'Ended', error: explain(error, exports, link) };
  }
}

/** Calls a function without parameters and results; in the fast build those of the contract take and give what is left. */
function call(exports: WebAssembly.Exports, index: number, link: GasLink, input: InstanceInput): void {
  const run = exports[functionExport(index)] as (gas?: bigint, stack?: number) => bigint;
  if (input.build === 'exact' || index < input.contract.imports.length) return void run();
  link.left = Number(run(BigInt(link.left), input.stackHeight - stackReserve));
}

/** Whether an error is how instances stop by themselves. */
const stopsCode = (error: unknown): boolean =>
  error instanceof WebAssembly.RuntimeError || error instanceof SpentTooMuchError || isStackOverflow(error);

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
      try {
        return host(...args);
      } catch (error) {
        // What it had begun when the engine's stack ended, it cannot begin again.
        throw isStackOverflow(error) ? new HostError({ type: 'MemoryAccessViolation' }) : error;
      } finally {
        link.toInstance();
      }
    };
  }
  return env;
}

/** Gives nothing if a data or element segment is out of bounds. */
function instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): WebAssembly.Instance | undefined {
  try {
    return new WebAssembly.Instance(module, imports);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return undefined;
    throw error;
  }
}

/** Finds out why an instance of the exact build stopped. */
function explain(error: unknown, exports: WebAssembly.Exports, link: GasLink): VmError {
  const stopped = stopReason(caught(() => link.fromInstance()));
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

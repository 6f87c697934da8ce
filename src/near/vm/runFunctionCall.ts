import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { CompilationError, MethodResolveError } from '../primitives/errors.ts';
import { preparedContract } from './contractCache.ts';
import { createMemory, noteUse } from './engine/createMemory.ts';
import { RecordedExternal } from './engine/recordedExternal.ts';
import { runInstance } from './engine/runInstance.ts';
import * as errors from './engine/vmErrors.ts';
import { createHost } from './host/createHost.ts';
import { ext } from './host/extCostTable.ts';
import { GasCounter } from './host/gasCounter.ts';
import { HostError } from './host/hostError.ts';
import type { VmContext, VmError, VmExternal, VmOutcome } from './interface.ts';
import type { Build } from './metering/build.ts';
import { instructionCosts, unitOf } from './metering/instructionCosts.ts';
import type { PreparedContract } from './prepareContract.ts';

export interface FunctionCall {
  /** Absent if the account has no contract. */
  readonly code: Uint8Array | undefined;
  /** SHA-256 of the code; names it in the cache of prepared contracts. */
  readonly codeHash: Uint8Array;
  readonly method: string;
  readonly context: VmContext;
  readonly external: VmExternal;
  readonly parameters: RuntimeParameters;
  /** Leaves the fast build out: to compare the two. */
  readonly exactly?: boolean;
}

/**
 * Runs one method of a contract.
 * @see nearcore runtime/near-vm-runner/src/wasmtime_runner/mod.rs `with_compiled_and_loaded`, `call`
 */
export function runFunctionCall({ code, codeHash, ...call }: FunctionCall): VmOutcome {
  const { context, method, parameters } = call;
  if (code === undefined)
    return notCompiled(context, { type: 'CodeDoesNotExist', accountId: context.currentAccountId });
  if (method === '') return notResolved(context, 'MethodEmptyName');
  const preparation = preparedContract(code, codeHash, parameters);
  if (preparation.type === 'Refused') return notCompiled(context, preparation.error);
  return runContract(preparation.contract, code.length, call);
}

type ContractCall = Omit<FunctionCall, 'code' | 'codeHash'>;

/**
 * Runs the fast build. Where that cannot tell how the call ends, the exact build runs it again from the beginning; a
 * contract whose calls end well only there has them run so at once from then on.
 */
function runContract(contract: PreparedContract, codeLength: number, call: ContractCall): VmOutcome {
  const external = new RecordedExternal(call.external);
  const recorded = { ...call, external };
  const tryFast = contract.fastModule !== undefined && !onlyExact.has(contract) && call.exactly !== true;
  const fast = tryFast ? runBuild('fast', contract, codeLength, recorded) : undefined;
  if (fast) return fast;
  external.rewind();
  const exact = runBuild('exact', contract, codeLength, recorded)!;
  if (tryFast && exact.error === null) onlyExact.add(contract);
  return exact;
}

const onlyExact = new WeakSet<PreparedContract>();

/** Gives nothing if how the call ends remains unclear. */
function runBuild(
  build: Build,
  contract: PreparedContract,
  codeLength: number,
  { method, context, external, parameters }: ContractCall,
): VmOutcome | undefined {
  // A view call has no prepaid gas; what is attached does not count.
  const prepaidGas = context.view?.maxGasBurnt ?? context.prepaidGas;
  const maxGasBurnt = context.view?.maxGasBurnt ?? parameters.limits.maxGasBurnt;
  const gas = new GasCounter(parameters, { prepaidGas, maxGasBurnt });
  let bytes = new Uint8Array();
  const host = createHost({
    context,
    external,
    parameters,
    gas,
    // Growing the memory detaches the old buffer, whose length is then 0.
    memory: () => (bytes.length > 0 ? bytes : (bytes = new Uint8Array(memory.buffer))),
  });
  const end = (error: VmError | null): VmOutcome => ({
    ...host.result(),
    error,
    burntGas: gas.burnt(),
    usedGas: gas.used(),
    computeUsage: gas.computeUsage(),
    profile: gas.profile(),
  });

  if (!payLoading(gas, codeLength)) return end(errors.hostError(new HostError({ type: 'GasExceeded' })));
  if (contract.linkError !== undefined) return end(errors.linkError(contract.linkError));
  const found = contract.methods.get(method);
  if (!found) return notResolved(context, 'MethodNotFound');
  if (!found.callable) return notResolved(context, 'MethodInvalidSignature');
  const memory = createMemory(parameters.limits, contract);
  const ended = runInstance({
    contract,
    build,
    functions: host.functions,
    gas,
    budget: { prepaidGas, maxGasBurnt, unit: unitOf(instructionCosts(parameters.wasm)) },
    memory,
    method: found.index,
    stackHeight: parameters.limits.maxStackHeight,
  });
  if (ended.type === 'Unclear') return undefined;
  noteUse(memory, parameters.limits, contract);
  return end(ended.error);
}

/** Charges for loading the code; whichever limit it meets, the error is the one of prepaid gas. */
function payLoading(gas: GasCounter, codeLength: number): boolean {
  try {
    gas.payPer(ext.contract_loading_bytes, codeLength);
    gas.payBase(ext.contract_loading_base);
    return true;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

const notCompiled = (context: VmContext, error: CompilationError): VmOutcome =>
  untouched(context, errors.compilationError(error));

const notResolved = (context: VmContext, error: MethodResolveError): VmOutcome =>
  untouched(context, errors.methodResolveError(error));

/** Nothing ran and nothing burnt: nearcore forgets even the loading fee. */
const untouched = (context: VmContext, error: VmError): VmOutcome => ({
  error,
  burntGas: 0n,
  usedGas: 0n,
  computeUsage: 0n,
  logs: [],
  profile: { actions: {}, host: {}, wasm: 0n },
  returnData: { type: 'None' },
  balance: context.accountBalance + context.attachedDeposit,
  storageUsage: context.storageUsage,
  subsidizedAmount: 0n,
  receipts: [],
  weightedCalls: [],
  resumes: [],
});

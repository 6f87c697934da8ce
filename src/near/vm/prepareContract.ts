import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import { findLinkError } from './engine/linkError.ts';
import { hostFunctionSignatures } from './host/hostFunctionSignatures.ts';
import { instrumentContract, type InstrumentedContract, type RefusedContract } from './instrumentContract.ts';
import type { FunctionType } from './wasm/moduleInfo.ts';

export interface PreparedMethod {
  /** Function index, by which the instance exports it. */
  readonly index: number;
  /** Without parameters and results. */
  readonly callable: boolean;
}

export interface ImportedHostFunction {
  readonly name: string;
  readonly type: FunctionType;
}

/** A contract ready to be called, as often as one likes. */
export interface PreparedContract {
  /** Absent if the engine refuses it, whose limits are near those of nearcore: the fast build is larger. */
  readonly fastModule: WebAssembly.Module | undefined;
  /** Made when it is first wanted. */
  readonly exactModule: () => WebAssembly.Module;
  readonly imports: readonly ImportedHostFunction[];
  /** nearcore's text, if an import fits no host function. */
  readonly linkError: string | undefined;
  readonly methods: ReadonlyMap<string, PreparedMethod>;
  readonly start: number | undefined;
}

export type Preparation = { readonly type: 'Prepared'; readonly contract: PreparedContract } | RefusedContract;

/**
 * Validates a contract, adds the metering of gas and stack, and compiles it.
 * @see nearcore runtime/near-vm-runner/src/prepare.rs `prepare_contract`
 */
export function prepareContract(code: Uint8Array, parameters: RuntimeParameters): Preparation {
  const instrumented = instrumentContract(code, parameters, 'fast');
  if (instrumented.type === 'Refused') return instrumented;
  const fast = compile(instrumented.bytes);
  let exact: WebAssembly.Module | string | undefined;
  const compileExact = (): WebAssembly.Module | string => (exact ??= compile(exactBytes(code, parameters)));
  const compiled = typeof fast === 'string' ? compileExact() : fast;
  if (typeof compiled === 'string') {
    return { type: 'Refused', error: { type: 'WasmtimeCompileError', msg: compiled } };
  }
  const fastModule = compiled === fast ? compiled : undefined;
  const exactModule = (): WebAssembly.Module => compileExact() as WebAssembly.Module;
  return { type: 'Prepared', contract: { fastModule, exactModule, ...interfaceOf(instrumented, parameters) } };
}

function interfaceOf(
  { info }: InstrumentedContract,
  parameters: RuntimeParameters,
): Omit<PreparedContract, 'fastModule' | 'exactModule'> {
  const typeOf = (index: number): FunctionType => info.types[info.functions[index]!]!;
  const methods = new Map<string, PreparedMethod>();
  for (const { name, kind, index } of info.exports) {
    if (kind !== 0) continue;
    const { params, results } = typeOf(index);
    methods.set(name, { index, callable: params.length + results.length === 0 });
  }
  const imports = info.imports.map(({ name, typeIndex }) => ({ name, type: info.types[typeIndex]! }));
  const linkError = findLinkError(imports, hostFunctionSignatures(parameters));
  return { imports, linkError, methods, start: info.start };
}

/** What nearcore takes in one build, it takes in the other. */
function exactBytes(code: Uint8Array, parameters: RuntimeParameters): Uint8Array {
  const instrumented = instrumentContract(code, parameters, 'exact');
  if (instrumented.type === 'Refused') throw new Error('A contract was refused when it was prepared again.');
  return instrumented.bytes;
}

/** Gives the engine's reason if it refuses. */
function compile(bytes: Uint8Array): WebAssembly.Module | string {
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } catch (error) {
    // Differs from nearcore: engines allow 65520 targets of a `br_table`, nearcore twice as many.
    if (error instanceof WebAssembly.CompileError) return error.message;
    throw error;
  }
}

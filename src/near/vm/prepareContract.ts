import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { CompilationError } from '../primitives/errors.ts';
import { findLinkError } from './engine/linkError.ts';
import { hostFunctionSignatures } from './host/hostFunctionSignatures.ts';
import { InstrumentedLength } from './metering/instrumentedLength.ts';
import { InstrumentationRules } from './metering/instrumentationLimits.ts';
import { Snippets } from './metering/snippets.ts';
import { writeFunction } from './metering/writeFunction.ts';
import { writeModule } from './metering/writeModule.ts';
import { ByteWriter } from './wasm/byteWriter.ts';
import type { FunctionType, ModuleInfo } from './wasm/moduleInfo.ts';
import { PreparationFailure } from './wasm/preparationFailure.ts';
import { validateModule, type ModuleLimits } from './wasm/validateModule.ts';

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
  readonly module: WebAssembly.Module;
  readonly imports: readonly ImportedHostFunction[];
  /** nearcore's text, if an import fits no host function. */
  readonly linkError: string | undefined;
  readonly methods: ReadonlyMap<string, PreparedMethod>;
  readonly start: number | undefined;
}

export type Preparation =
  | { readonly type: 'Prepared'; readonly contract: PreparedContract }
  | { readonly type: 'Refused'; readonly error: CompilationError };

/**
 * Validates a contract, adds the metering of gas and stack, and compiles it.
 * @see nearcore runtime/near-vm-runner/src/prepare.rs `prepare_contract`
 */
export function prepareContract(code: Uint8Array, parameters: RuntimeParameters): Preparation {
  const instrumented = instrumentContract(code, parameters);
  if (instrumented.type === 'Refused') return instrumented;
  const { info, bytes } = instrumented;
  const module = compile(bytes);
  if (typeof module === 'string') {
    return { type: 'Refused', error: { type: 'WasmtimeCompileError', msg: module } };
  }
  const typeOf = (index: number): FunctionType => info.types[info.functions[index]!]!;
  const methods = new Map<string, PreparedMethod>();
  for (const { name, kind, index } of info.exports) {
    if (kind !== 0) continue;
    const { params, results } = typeOf(index);
    methods.set(name, { index, callable: params.length + results.length === 0 });
  }
  const imports = info.imports.map(({ name, typeIndex }) => ({ name, type: info.types[typeIndex]! }));
  const linkError = findLinkError(imports, hostFunctionSignatures(parameters));
  return { type: 'Prepared', contract: { module, imports, linkError, methods, start: info.start } };
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

export interface InstrumentedContract {
  readonly type: 'Instrumented';
  readonly info: ModuleInfo;
  /** The module that the engine compiles. */
  readonly bytes: Uint8Array;
  /** Bytes of the module that nearcore would make. */
  readonly instrumentedLength: number;
}

/** The first part of `prepareContract`: from a contract's bytes to those the engine compiles. */
export function instrumentContract(
  code: Uint8Array,
  { wasm, limits }: RuntimeParameters,
): InstrumentedContract | (Preparation & { readonly type: 'Refused' }) {
  const rules = new InstrumentationRules({
    maxParamsPerFunction: limits.maxParamsPerFunction,
    maxParamsPerContract: limits.maxParamsPerContract,
    maxOperandStackBytes: limits.maxOperandStackBytesPerFunction,
    maxBlocksPerFunction: limits.maxBlocksPerFunction,
    maxBlocksPerContract: limits.maxBlocksPerContract,
  });
  const costs = { regular: wasm.regularOpCost, linearBase: wasm.linearOpBaseCost, linearUnit: wasm.linearOpUnitCost };
  const bodies = new ByteWriter(code.length * 2);
  const body = new ByteWriter(4096);
  const length = new InstrumentedLength(costs);
  let snippets: Snippets | undefined;
  let next = 0;
  try {
    const info = validateModule(code, moduleLimits(code, limits), (info, shape, analysis, typeIndex) => {
      rules.add(info, info.imports.length + next++, shape, analysis, info.types[typeIndex]!.params.length);
      if (!rules.kept) return;
      length.addFunction(info, shape, analysis);
      snippets ??= new Snippets(costs, info.globals.length);
      body.reset();
      writeFunction(body, code, shape, analysis, snippets);
      bodies.u32(body.length);
      bodies.bytes(body.view());
    });
    const instrumentedLength = length.total(info);
    const error = rules.verdict(info, instrumentedLength > limits.maxInstrumentedCodeSize);
    if (error) return { type: 'Refused', error };
    const shape = {
      initialMemoryPages: limits.initialMemoryPages,
      maxMemoryPages: limits.maxMemoryPages,
      maxTableElements: limits.maxElementsPerContractTable,
      stackHeight: limits.maxStackHeight,
    };
    return { type: 'Instrumented', info, bytes: writeModule(code, info, bodies, shape), instrumentedLength };
  } catch (error) {
    if (!(error instanceof PreparationFailure)) throw error;
    return { type: 'Refused', error: { type: 'PrepareError', error: error.prepareError } };
  }
}

function moduleLimits(code: Uint8Array, limits: RuntimeParameters['limits']): ModuleLimits {
  const { minContractSizePerLocal } = limits;
  const bySize = minContractSizePerLocal === null ? Infinity : Math.floor(code.length / minContractSizePerLocal);
  return {
    maxTypes: limits.maxTypesPerContract,
    maxFunctions: limits.maxFunctionsNumberPerContract,
    maxTables: limits.maxTablesPerContract,
    maxTableElements: limits.maxElementsPerContractTable,
    maxFunctionBodySize: limits.maxFunctionBodySize,
    maxLocals: Math.min(limits.maxLocalsPerContract, bySize),
  };
}

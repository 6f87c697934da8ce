import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { CompilationError } from '../primitives/errors.ts';
import type { Build } from './metering/build.ts';
import { CodeWriter } from './metering/codeWriter.ts';
import { costsInUnits, instructionCosts } from './metering/instructionCosts.ts';
import { InstrumentedLength } from './metering/instrumentedLength.ts';
import { InstrumentationRules } from './metering/instrumentationLimits.ts';
import { SmallFunctions } from './metering/smallFunctions.ts';
import { writeExactFunction } from './metering/writeExactFunction.ts';
import { writeFastFunction } from './metering/writeFastFunction.ts';
import { writeModule } from './metering/writeModule.ts';
import { ByteWriter } from './wasm/byteWriter.ts';
import type { ModuleInfo } from './wasm/moduleInfo.ts';
import { PreparationFailure } from './wasm/preparationFailure.ts';
import { validateModule, type ModuleLimits } from './wasm/validateModule.ts';

export interface InstrumentedContract {
  readonly type: 'Instrumented';
  readonly info: ModuleInfo;
  /** The module that the engine compiles. */
  readonly bytes: Uint8Array;
  /** Bytes of the module that nearcore would make. */
  readonly instrumentedLength: number;
}

export interface RefusedContract {
  readonly type: 'Refused';
  readonly error: CompilationError;
}

/** The first part of `prepareContract`: from a contract's bytes to those the engine compiles. */
export function instrumentContract(
  code: Uint8Array,
  { wasm, limits }: RuntimeParameters,
  build: Build,
): InstrumentedContract | RefusedContract {
  const rules = new InstrumentationRules({
    maxParamsPerFunction: limits.maxParamsPerFunction,
    maxParamsPerContract: limits.maxParamsPerContract,
    maxOperandStackBytes: limits.maxOperandStackBytesPerFunction,
    maxBlocksPerFunction: limits.maxBlocksPerFunction,
    maxBlocksPerContract: limits.maxBlocksPerContract,
  });
  const costs = instructionCosts(wasm);
  const units = costsInUnits(costs);
  const bodies = new ByteWriter(code.length * 2);
  const length = new InstrumentedLength(costs);
  const small = new SmallFunctions();
  const writeFunction = build === 'fast' ? writeFastFunction : writeExactFunction;
  let body: CodeWriter | undefined;
  let next = 0;
  try {
    const info = validateModule(code, moduleLimits(code, limits), (info, shape, analysis, typeIndex) => {
      rules.add(info, info.imports.length + next++, shape, analysis, info.types[typeIndex]!.params.length);
      if (!rules.kept) return;
      length.addFunction(info, shape, analysis);
      body ??= new CodeWriter(info.globals.length);
      body.reset();
      writeFunction(body, code, shape, analysis, units);
      small.add(shape.code.end - shape.localGroups.start + 1, body.length);
      bodies.u32(body.length);
      bodies.bytes(body.view());
    });
    const instrumentedLength = length.total(info);
    const error = rules.verdict(info, instrumentedLength > limits.maxInstrumentedCodeSize);
    if (error) return { type: 'Refused', error };
    const shape = {
      build,
      smallFunctions: build === 'fast' ? small.missing() : 0,
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

import type { CompilationError } from '../../primitives/errors.ts';
import { addedFunctions, exportPrefixLength, type ModuleInfo } from '../wasm/moduleInfo.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import type { FunctionShape } from './functionShape.ts';

export interface InstrumentationLimits {
  readonly maxParamsPerFunction: number;
  readonly maxParamsPerContract: number;
  readonly maxOperandStackBytes: number;
  readonly maxBlocksPerFunction: number;
  readonly maxBlocksPerContract: number;
}

/** nearcore adds two locals to each function; beyond this its compiler gives up. */
const maxLocals = 50_000;
/** wasmparser's limit, which the byte that nearcore puts before an export's name may pass. */
const maxNameLength = 100_000;

/**
 * The rules of nearcore's second pass. They are looked at function by function while the first pass goes on, but count
 * only if the whole module is valid; of several the first in code order decides.
 * @see nearcore runtime/near-vm-runner/src/prepare/instrument_v3.rs `transform_code_section`
 */
export class InstrumentationRules {
  private readonly limits: InstrumentationLimits;
  private params = 0;
  private blocks = 0;
  private broken: CompilationError | undefined;
  private functionWithTooManyLocals: number | undefined;

  constructor(limits: InstrumentationLimits) {
    this.limits = limits;
  }

  /** Whether what preparation would write is still wanted. */
  get kept(): boolean {
    return this.broken === undefined;
  }

  add(info: ModuleInfo, functionIndex: number, shape: FunctionShape, analysis: FunctionAnalysis, params: number): void {
    if (shape.localCount + 2 > maxLocals) this.functionWithTooManyLocals ??= functionIndex;
    this.broken ??= this.exportName(info) ?? this.shape(params, analysis);
  }

  private exportName(info: ModuleInfo): CompilationError | undefined {
    const tooLong = info.exports.some(
      ({ nameLength, kind }) => kind !== 2 && nameLength + exportPrefixLength > maxNameLength,
    );
    return tooLong ? { type: 'PrepareError', error: 'Serialization' } : undefined;
  }

  private shape(params: number, { stack, blocks }: FunctionAnalysis): CompilationError | undefined {
    const { limits } = this;
    const fail = (error: (CompilationError & { type: 'PrepareError' })['error']): CompilationError => ({
      type: 'PrepareError',
      error,
    });
    this.params += params;
    if (params > limits.maxParamsPerFunction) return fail('TooManyParamsPerFunction');
    if (this.params > limits.maxParamsPerContract) return fail('TooManyParamsPerContract');
    if (stack.maxSize > limits.maxOperandStackBytes) return fail('OperandStackTooLarge');
    const left = limits.maxBlocksPerContract - this.blocks;
    this.blocks += blocks;
    if (blocks > limits.maxBlocksPerFunction && limits.maxBlocksPerFunction <= left)
      return fail('TooManyBlocksPerFunction');
    if (blocks > left) return fail('TooManyBlocksPerContract');
    return undefined;
  }

  /** The first broken rule, once all functions are added. */
  verdict(info: ModuleInfo, instrumentedTooLarge: boolean): CompilationError | undefined {
    const broken = this.broken ?? this.exportName(info);
    if (broken) return broken;
    if (instrumentedTooLarge) return { type: 'PrepareError', error: 'InstrumentedCodeTooLarge' };
    if (this.functionWithTooManyLocals === undefined) return undefined;
    const index = this.functionWithTooManyLocals + addedFunctions;
    return { type: 'WasmtimeCompileError', msg: `failed to compile: wasm[0]::function[${index}]` };
  }
}

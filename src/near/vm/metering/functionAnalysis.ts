import { ByteReader } from '../wasm/byteReader.ts';
import { lengthOfU32 } from '../wasm/leb128.ts';
import { addedFunctions, type ModuleInfo } from '../wasm/moduleInfo.ts';
import { frameKind, OperandStack } from '../wasm/operandStack.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { Edits } from './edits.ts';
import { GasPoints, passing, pointKind } from './gasPoints.ts';

/**
 * What validating and measuring a function body works on; the results of one body stand here until the next.
 * Where instructions are read, `offset` is that of the current one.
 */
export class FunctionAnalysis {
  readonly points = new GasPoints();
  readonly edits = new Edits();
  readonly stack = new OperandStack();
  /** `block`, `loop` and `if`, dead ones too. */
  blocks = 0;
  /** Whether it may call a function of the module. */
  calls = false;
  returns = 0;
  params = 0;
  /** Bytes that the code gains when nearcore raises the function indices in it. */
  indexGrowth = 0;
  readonly info: ModuleInfo;
  /** Types by index, parameters first. */
  locals: Uint8Array = new Uint8Array();
  reader = new ByteReader(new Uint8Array());
  offset = 0;

  constructor(info: ModuleInfo) {
    this.info = info;
  }

  /** @param reader stands at the first instruction and ends with the body */
  begin(reader: ByteReader, locals: Uint8Array, params: number, result: number): void {
    this.points.reset();
    this.edits.reset();
    this.stack.reset();
    this.blocks = 0;
    this.calls = false;
    this.returns = 0;
    this.indexGrowth = 0;
    this.locals = locals;
    this.params = params;
    this.reader = reader;
    this.stack.open(frameKind.function, result, -1);
  }

  /** For instructions that only put a value on the stack. */
  push(type: number): void {
    this.stack.measure(0, type);
    this.stack.push(type);
  }

  /** For instructions without effects. */
  pure(units = 1, passes = 0): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.pure, units, passes);
  }

  /** For instructions that trap, store or call. */
  effect(passes: number = passing.effect): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.before, 1, passes);
    this.points.pushAfter(pointKind.after, 0);
  }

  /** For instructions that go elsewhere in the function. */
  branch(units = 1): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.before, units, passing.branch);
    this.points.pushAfter(pointKind.after, 0);
  }

  /** For instructions whose cost grows with the number on top of the stack. */
  bulk(): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.bulk, 0, passing.effect);
    this.points.pushAfter(pointKind.after, 0);
  }

  /** Reads the memory's index, if it is `written`. */
  memoryIndex(written: boolean): void {
    const index = written ? this.reader.u32() : 0;
    if (index >= this.info.memories) invalid(`unknown memory ${index}`);
  }

  /** Reads the index of a function that nearcore moves. */
  functionIndex(): number {
    const { reader } = this;
    const start = reader.position;
    const index = reader.index(this.info.functions.length, 'function');
    this.indexGrowth += lengthOfU32(index + addedFunctions) - (reader.position - start);
    return index;
  }
}

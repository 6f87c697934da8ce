import { ByteWriter } from '../wasm/byteWriter.ts';
import { op } from '../wasm/opcodes.ts';
import { encodingOfValue, valueType } from '../wasm/valueType.ts';
import type { CodeWriter } from './codeWriter.ts';
import { editKind } from './edits.ts';
import { copyWithChanges } from './functionChanges.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import type { FunctionShape } from './functionShape.ts';
import { passing, pointKind } from './gasPoints.ts';
import { injected } from './injectedGlobals.ts';
import type { InstructionCosts } from './instructionCosts.ts';

/** Every engine's limit on the locals of a function, parameters included. */
const maxLocals = 50_000;
const { i32, i64 } = valueType;
/**
 * Types of the parameters that the fast build adds to each function, the gas and the stack left, and of its result, the
 * gas left. No host function has a type that ends so: through a table, none may be taken for a function of another type.
 */
export const addedParams = [i64, i32] as const;
export const addedResult = i64;
/** Bytes of stack that are left unused, so that functions which call no other need not look how much there is. */
export const stackReserve = 1024;

/** Locals added where edits want them; in a function that has no room for them, globals stand in. */
interface SpareLocals {
  readonly index?: number;
  readonly f32?: number;
  readonly f64?: number;
}

/**
 * Writes a function for the fast build. It takes the gas and the stack left as its last parameters and gives the
 * gas left as its last result, so that both stay in the machine's registers. Gas is counted where control divides and
 * looked at where code may go on for long: in loops, and in functions that call others.
 * @param costs in units
 */
export function writeFastFunction(
  writer: CodeWriter,
  source: Uint8Array,
  shape: FunctionShape,
  analysis: FunctionAnalysis,
  costs: InstructionCosts,
): void {
  const { points, edits, info } = analysis;
  const gas = shape.paramCount;
  const stack = gas + 1;
  const spare = writeLocals(writer, source, shape, edits.kinds.subarray(0, edits.count));
  points.mergeStraight();
  // All ways out of the function but `return` end behind this block.
  writer.u8(op.block);
  writer.u8(shape.result === valueType.bottom ? 0x40 : encodingOfValue[shape.result]!);
  const startsPlain =
    points.count > 0 && points.offsets[0] === shape.code.start && points.kinds[0]! < pointKind.unreachable;
  enter(startsPlain ? points.units[0]! : 0);
  copyWithChanges(writer, source, shape, analysis, { charge, edit }, startsPlain ? 1 : 0);
  writer.indexed(op.localGet, gas);
  writer.u8(op.end);

  /** Charges for the frame and for `units` that follow it. */
  function enter(units: number): void {
    const bytes = shape.frameSize + analysis.stack.maxSize;
    take((Math.ceil(shape.frameSize / 8) + units) * costs.regular);
    if (!analysis.calls && bytes <= stackReserve) return;
    writer.indexed(op.localGet, stack);
    writer.i32Const(bytes);
    writer.u8(op.i32Sub);
    writer.indexed(op.localSet, stack);
    writer.indexed(op.localGet, gas);
    writer.indexed(op.localGet, stack);
    writer.u8(op.i64ExtendI32S);
    writer.u8(op.i64Or);
    stopIfBelowZero();
  }

  function charge(point: number): void {
    const units = points.units[point]! * costs.regular;
    if (points.kinds[point]! === pointKind.bulk) return chargeBulk(units);
    if (units > 0) take(units);
    if ((points.passes[point]! & passing.loop) !== 0) checkGas();
  }

  function take(units: number): void {
    writer.indexed(op.localGet, gas);
    writer.i64Const(units);
    writer.u8(op.i64Sub);
    writer.indexed(op.localSet, gas);
  }

  function checkGas(): void {
    writer.indexed(op.localGet, gas);
    stopIfBelowZero();
  }

  function stopIfBelowZero(): void {
    writer.i64Const(0);
    writer.u8(op.i64LtS);
    writer.stopIf();
  }

  /** Charges by the number on top of the operand stack, which stays there, and `units` more. */
  function chargeBulk(units: number): void {
    writer.global(op.globalSet, injected.scratch);
    writer.indexed(op.localGet, gas);
    writer.global(op.globalGet, injected.scratch);
    writer.u8(op.i64ExtendI32U);
    writer.i64Const(costs.linearUnit);
    writer.u8(op.i64Mul);
    writer.u8(op.i64Sub);
    writer.indexed(op.localSet, gas);
    take(costs.linearBase + units);
    checkGas();
    writer.global(op.globalGet, injected.scratch);
  }

  function edit(kind: number, value: number): boolean {
    switch (kind) {
      case editKind.return:
        writer.indexed(op.localGet, gas);
        return false;
      case editKind.call:
        passOn();
        return false;
      case editKind.callIndirect:
        passOnBelowIndex();
        return false;
      case editKind.afterCall:
        writer.indexed(op.localSet, gas);
        return false;
      case editKind.hostCall:
        writer.indexed(op.localGet, gas);
        writer.u8(op.f64ConvertI64S);
        writer.global(op.globalSet, injected.gas);
        return false;
      case editKind.afterHostCall:
        writer.global(op.globalGet, injected.gas);
        writer.u8(op.i64TruncF64S);
        writer.indexed(op.localSet, gas);
        return false;
      case editKind.typeIndex:
        writer.u32(value + info.types.length);
        return true;
      case editKind.local:
        writer.u32(value + addedParams.length);
        return true;
      default:
        writer.canonicalNaN(
          kind === editKind.canonicalF64,
          kind === editKind.canonicalF64 ? spare.f64 : spare.f32,
          kind === editKind.canonicalF64 ? injected.f64 : injected.f32,
        );
        return false;
    }
  }

  function passOn(): void {
    writer.indexed(op.localGet, gas);
    writer.indexed(op.localGet, stack);
  }

  /** The table index of `call_indirect` comes last. */
  function passOnBelowIndex(): void {
    if (spare.index === undefined) writer.global(op.globalSet, injected.scratch);
    else writer.indexed(op.localSet, spare.index);
    passOn();
    if (spare.index === undefined) writer.global(op.globalGet, injected.scratch);
    else writer.indexed(op.localGet, spare.index);
  }
}

/** Writes the declarations of locals and adds those that edits use, if the limit allows. */
function writeLocals(
  writer: ByteWriter,
  source: Uint8Array,
  { localGroups, localGroupCount, localCount }: FunctionShape,
  edits: Uint8Array,
): SpareLocals {
  const spare: { -readonly [Name in keyof SpareLocals]: number } = {};
  const declarations = new ByteWriter(8);
  let count = 0;
  const add = (name: keyof SpareLocals, type: number): void => {
    spare[name] = addedParams.length + localCount + count++;
    declarations.u8(1);
    declarations.u8(encodingOfValue[type]!);
  };
  if (addedParams.length + localCount + 3 <= maxLocals) {
    if (edits.includes(editKind.callIndirect)) add('index', valueType.i32);
    if (edits.includes(editKind.canonicalF32)) add('f32', valueType.f32);
    if (edits.includes(editKind.canonicalF64)) add('f64', valueType.f64);
  }
  writer.u32(localGroupCount + count);
  writer.slice(source, localGroups.start, localGroups.end);
  writer.bytes(declarations.view());
  return spare;
}

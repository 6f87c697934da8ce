import { op } from '../wasm/opcodes.ts';
import { encodingOfValue, valueType } from '../wasm/valueType.ts';
import type { CodeWriter } from './codeWriter.ts';
import { editKind } from './edits.ts';
import { copyWithChanges } from './functionChanges.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import type { FunctionShape } from './functionShape.ts';
import { pointKind } from './gasPoints.ts';
import { injected } from './injectedGlobals.ts';
import type { InstructionCosts } from './instructionCosts.ts';

/**
 * Writes a function for the exact build: each charge stands where nearcore has it and stops the call if it is too much.
 * @see nearcore runtime/near-vm-runner/src/prepare/instrument_v3.rs
 * @param costs in units
 */
export function writeExactFunction(
  writer: CodeWriter,
  source: Uint8Array,
  shape: FunctionShape,
  analysis: FunctionAnalysis,
  costs: InstructionCosts,
): void {
  const { points, stack } = analysis;
  const stackBytes = shape.frameSize + stack.maxSize;
  writer.u32(shape.localGroupCount);
  writer.slice(source, shape.localGroups.start, shape.localGroups.end);
  // All ways out of the function end behind this block.
  writer.u8(op.block);
  writer.u8(shape.result === valueType.bottom ? 0x40 : encodingOfValue[shape.result]!);
  moveStack(-stackBytes);
  writer.global(op.globalGet, injected.stack);
  writer.i32Const(0);
  writer.u8(op.i32LtS);
  writer.stopIf();
  charge(Math.ceil(shape.frameSize / 8) * costs.regular);
  copyWithChanges(writer, source, shape, analysis, {
    charge(point) {
      const gas = points.units[point]! * costs.regular;
      if (points.kinds[point]! === pointKind.bulk) chargeBulk(gas);
      else if (gas > 0) charge(gas);
    },
    edit(kind, value) {
      if (kind === editKind.callIndirect) noteOperand();
      else if (kind === editKind.canonicalF32) writer.canonicalNaN(false, undefined, injected.f32);
      else if (kind === editKind.canonicalF64) writer.canonicalNaN(true, undefined, injected.f64);
      if (kind !== editKind.return) return false;
      writer.indexed(op.br, value - 1);
      return true;
    },
  });
  moveStack(stackBytes);
  writer.u8(op.end);

  function moveStack(bytes: number): void {
    writer.global(op.globalGet, injected.stack);
    writer.i32Const(bytes);
    writer.u8(op.i32Add);
    writer.global(op.globalSet, injected.stack);
  }

  function charge(gas: number): void {
    writer.f64(gas);
    take();
  }

  /** Charges by the number on top of the operand stack, which stays there, and `gas` more. */
  function chargeBulk(gas: number): void {
    noteOperand();
    writer.global(op.globalGet, injected.scratch);
    writer.u8(op.f64ConvertI32U);
    writer.f64(costs.linearUnit);
    writer.u8(op.f64Mul);
    writer.f64(costs.linearBase + gas);
    writer.u8(op.f64Add);
    take();
  }

  /** Notes the number on top of the operand stack: `call_indirect` may fail because of it. */
  function noteOperand(): void {
    writer.global(op.globalSet, injected.scratch);
    writer.global(op.globalGet, injected.scratch);
  }

  /** Takes the number on top of the operand stack from the gas left. */
  function take(): void {
    writer.global(op.globalSet, injected.charge);
    writer.global(op.globalGet, injected.gas);
    writer.global(op.globalGet, injected.charge);
    writer.u8(op.f64Sub);
    writer.global(op.globalSet, injected.gas);
    writer.global(op.globalGet, injected.gas);
    writer.f64(0);
    writer.u8(op.f64Lt);
    writer.stopIf();
  }
}

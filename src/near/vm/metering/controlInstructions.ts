import { op } from '../wasm/opcodes.ts';
import { frameKind } from '../wasm/operandStack.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { readValueType, valueType } from '../wasm/valueType.ts';
import { editKind } from './edits.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import { passing, pointKind } from './gasPoints.ts';

const { bottom, i32 } = valueType;

/** wasmparser's limit on the targets of one `br_table`. */
const maxBranchTargets = 128 * 1024;

export function control(analysis: FunctionAnalysis, opcode: number): void {
  const { reader, stack } = analysis;
  switch (opcode) {
    case op.unreachable:
      analysis.points.push(analysis.offset, stack.dead ? pointKind.unreachable : pointKind.before, 1, passing.branch);
      analysis.points.pushAfter(pointKind.unreachable, 0);
      return stack.endReachable();
    case op.nop:
      return analysis.pure();
    case op.block:
    case op.loop:
    case op.if:
      return openBlock(analysis, opcode);
    case op.else:
      if (stack.close() !== frameKind.if) invalid('else without if');
      stack.open(frameKind.else, stack.closedResult, -2);
      return analysis.branch(0);
    case op.end:
      return end(analysis);
    case op.br:
    case op.brIf:
      return branch(analysis, opcode, reader.u32());
    case op.brTable:
      return branchTable(analysis);
    case op.return:
      analysis.returns++;
      analysis.edits.push(editKind.return, analysis.offset, reader.position, stack.depth);
      return branch(analysis, op.br, stack.depth - 1);
    case op.call:
      return call(analysis);
    case op.callIndirect:
      return callIndirect(analysis);
    default:
      invalid(`an instruction that is unknown or off: ${opcode}`);
  }
}

function openBlock(analysis: FunctionAnalysis, opcode: number): void {
  const { stack, points } = analysis;
  const result = blockResult(analysis);
  analysis.blocks++;
  if (opcode === op.block) {
    analysis.pure(0);
    return stack.open(frameKind.block, result, -1);
  }
  if (opcode === op.if) {
    analysis.branch();
    stack.measure(1, bottom);
    stack.pop(i32);
    return stack.open(frameKind.if, result, -2);
  }
  const point = points.count;
  analysis.pure(0, passing.branch);
  points.pushAfter(pointKind.pure, 1, passing.loop);
  stack.open(frameKind.loop, result, point);
}

function blockResult(analysis: FunctionAnalysis): number {
  const { reader } = analysis;
  if (reader.peek() !== 0x40) return readValueType(reader);
  reader.u8();
  return bottom;
}

function end(analysis: FunctionAnalysis): void {
  const { stack } = analysis;
  if (stack.target === -2) analysis.branch(0);
  else analysis.pure(0);
  const kind = stack.close();
  const result = stack.closedResult;
  if (kind === frameKind.if && result !== bottom) invalid('if with a result and without else');
  if (stack.depth > 0 && result !== bottom) analysis.push(result);
}

function branch(analysis: FunctionAnalysis, opcode: number, label: number): void {
  const { stack } = analysis;
  analysis.branch();
  if (opcode === op.brIf) {
    stack.measure(1, bottom);
    stack.pop(i32);
  }
  const type = stack.labelType(label);
  if (type !== bottom) stack.pop(type);
  noteBranch(analysis, label);
  if (opcode === op.br) stack.endReachable();
  else if (type !== bottom) stack.push(type);
}

/** A loop that is branched to stops charges from merging across its head. */
function noteBranch(analysis: FunctionAnalysis, label: number): void {
  const point = analysis.stack.branchTo(label);
  if (point < 0) return;
  analysis.points.kinds[point] = pointKind.before;
  analysis.points.kinds[point + 1] = pointKind.after;
}

function branchTable(analysis: FunctionAnalysis): void {
  const { reader, stack } = analysis;
  analysis.branch();
  stack.pop(i32);
  const targets = reader.u32();
  if (targets > maxBranchTargets) invalid('too many branch targets');
  const first = reader.position;
  for (let i = 0; i < targets; i++) reader.u32();
  const fallback = reader.u32();
  const end = reader.position;
  const type = stack.labelType(fallback);
  reader.position = first;
  for (let i = 0; i < targets; i++) branchTarget(analysis, reader.u32(), type);
  reader.position = end;
  if (type !== bottom) stack.pop(type);
  noteBranch(analysis, fallback);
  stack.endReachable();
}

function branchTarget(analysis: FunctionAnalysis, label: number, fallback: number): void {
  const { stack } = analysis;
  const type = stack.labelType(label);
  if ((type === bottom) !== (fallback === bottom)) invalid('branch targets of different arity');
  if (type !== bottom) stack.push(stack.pop(type));
  noteBranch(analysis, label);
}

function call(analysis: FunctionAnalysis): void {
  const { info } = analysis;
  const index = analysis.functionIndex();
  const ofHost = index < info.imports.length;
  if (!ofHost) analysis.calls = true;
  analysis.effect(passing.call);
  const { position } = analysis.reader;
  analysis.edits.push(ofHost ? editKind.hostCall : editKind.call, analysis.offset, analysis.offset);
  analysis.edits.push(ofHost ? editKind.afterHostCall : editKind.afterCall, position, position);
  applyCall(analysis, info.functions[index]!);
}

function callIndirect(analysis: FunctionAnalysis): void {
  const { info, reader, stack } = analysis;
  const start = reader.position;
  const typeIndex = reader.u32();
  const end = reader.position;
  reader.index(info.tables.length, 'table');
  analysis.calls = true;
  analysis.effect(passing.call);
  analysis.edits.push(editKind.callIndirect, analysis.offset, analysis.offset);
  analysis.edits.push(editKind.typeIndex, start, end, typeIndex);
  analysis.edits.push(editKind.afterCall, reader.position, reader.position);
  stack.pop(i32);
  if (typeIndex >= info.types.length) invalid(`unknown type ${typeIndex}`);
  applyCall(analysis, typeIndex);
}

function applyCall(analysis: FunctionAnalysis, typeIndex: number): void {
  const { params, results } = analysis.info.types[typeIndex]!;
  analysis.stack.measure(params.length, results[0] ?? bottom);
  for (let i = params.length - 1; i >= 0; i--) analysis.stack.pop(params[i]!);
  if (results.length > 0) analysis.stack.push(results[0]!);
}

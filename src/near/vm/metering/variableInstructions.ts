import { op } from '../wasm/opcodes.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { readValueType, valueType } from '../wasm/valueType.ts';
import { editKind } from './edits.ts';
import { prefixed } from './prefixedInstructions.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';

const { bottom, i32, i64, f32, f64, funcref } = valueType;

export function variable(analysis: FunctionAnalysis, opcode: number): void {
  const { reader, stack, info } = analysis;
  switch (opcode) {
    case op.drop:
      analysis.pure();
      stack.measure(1, bottom);
      stack.popAny();
      return;
    case op.select:
      return select(analysis);
    case op.selectTyped: {
      if (reader.u32() !== 1) invalid('select of more than one result');
      const type = readValueType(reader);
      analysis.pure();
      stack.measure(2, bottom);
      stack.pop(i32);
      stack.pop(type);
      stack.pop(type);
      return stack.push(type);
    }
    case op.localGet:
      analysis.pure();
      return analysis.push(local(analysis));
    case op.localSet:
      analysis.pure();
      stack.measure(1, bottom);
      stack.pop(local(analysis));
      return;
    case op.localTee: {
      analysis.pure();
      const type = local(analysis);
      stack.pop(type);
      return stack.push(type);
    }
    case op.globalGet:
      analysis.pure();
      return analysis.push(info.globals[reader.index(info.globals.length, 'global')]!.type);
    case op.globalSet: {
      analysis.pure();
      const global = info.globals[reader.index(info.globals.length, 'global')]!;
      if (!global.mutable) invalid('a global that cannot be set');
      stack.measure(1, bottom);
      stack.pop(global.type);
      return;
    }
    case op.tableGet:
    case op.tableSet:
      return tableAccess(analysis, opcode);
    default:
      invalid(`an instruction that is unknown or off: ${opcode}`);
  }
}

function local(analysis: FunctionAnalysis): number {
  const { reader, locals, params, edits } = analysis;
  const start = reader.position;
  const index = reader.index(locals.length, 'local');
  if (index >= params) edits.push(editKind.local, start, reader.position, index);
  return locals[index]!;
}

function select(analysis: FunctionAnalysis): void {
  const { stack } = analysis;
  analysis.pure();
  stack.measure(2, bottom);
  stack.pop(i32);
  const second = stack.popAny();
  const first = stack.popAny();
  if (first === funcref || second === funcref) invalid('select of references needs a type');
  if (first !== second && first !== bottom && second !== bottom) invalid('select of different types');
  stack.push(first === bottom ? second : first);
}

function tableAccess(analysis: FunctionAnalysis, opcode: number): void {
  const { reader, stack, info } = analysis;
  reader.index(info.tables.length, 'table');
  analysis.effect();
  const sets = opcode === op.tableSet;
  stack.measure(sets ? 2 : 1, sets ? bottom : funcref);
  if (sets) stack.pop(funcref);
  stack.pop(i32);
  if (!sets) stack.push(funcref);
}

export function other(analysis: FunctionAnalysis, opcode: number): void {
  const { reader, stack } = analysis;
  switch (opcode) {
    case op.memorySize:
      analysis.memoryIndex(true);
      analysis.pure();
      return analysis.push(i32);
    case op.memoryGrow:
      analysis.memoryIndex(true);
      analysis.bulk();
      stack.pop(i32);
      return stack.push(i32);
    case op.i32Const:
      reader.skipSigned(32);
      analysis.pure();
      return analysis.push(i32);
    case op.i64Const:
      reader.skipSigned(64);
      analysis.pure();
      return analysis.push(i64);
    case op.f32Const:
      reader.skip(4);
      analysis.pure();
      return analysis.push(f32);
    case op.f64Const:
      reader.skip(8);
      analysis.pure();
      return analysis.push(f64);
    case op.refNull:
    case op.refIsNull:
    case op.refFunc:
      return reference(analysis, opcode);
    case op.prefixed:
      return prefixed(analysis, reader.u32());
    default:
      invalid(`an instruction that is unknown or off: ${opcode}`);
  }
}

function reference(analysis: FunctionAnalysis, opcode: number): void {
  const { reader, stack, info } = analysis;
  analysis.pure();
  if (opcode === op.refNull) {
    if (reader.u8() !== 0x70) invalid('a null of a type that is off');
    return analysis.push(funcref);
  }
  if (opcode === op.refIsNull) {
    stack.measure(1, i32);
    stack.pop(funcref);
    return stack.push(i32);
  }
  const index = analysis.functionIndex();
  if (!info.referenced.has(index)) invalid(`an undeclared reference to function ${index}`);
  analysis.push(funcref);
}

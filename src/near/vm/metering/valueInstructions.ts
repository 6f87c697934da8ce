import * as ops from '../wasm/opcodes.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { valueType } from '../wasm/valueType.ts';
import { editKind } from './edits.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';

const { bottom, i32, f32 } = valueType;

export function numeric(analysis: FunctionAnalysis, opcode: number, arity: number): void {
  const { stack } = analysis;
  const operand = ops.numericOperand[opcode]!;
  const result = ops.numericResult[opcode]!;
  if (ops.mayTrap[opcode] === 1) analysis.effect();
  else analysis.pure();
  stack.measure(ops.measuredPops[opcode]!, ops.measuredPush[opcode]!);
  if (arity === 2) stack.pop(operand);
  stack.pop(operand);
  stack.push(result);
  if (ops.makesNaN[opcode] === 1) canonicalNaN(analysis, result);
}

function canonicalNaN(analysis: FunctionAnalysis, type: number): void {
  const { position, end, bytes } = analysis.reader;
  if (position < end && ops.ignoresNaNBits[bytes[position]!] === 1) return;
  analysis.edits.push(type === f32 ? editKind.canonicalF32 : editKind.canonicalF64, position, position);
}

export function memoryAccess(analysis: FunctionAnalysis, opcode: number): void {
  const { reader, stack } = analysis;
  const flags = reader.u32();
  analysis.memoryIndex((flags & 0x40) !== 0);
  const align = flags & ~0x40;
  reader.offset();
  const index = opcode - ops.firstLoad;
  if (align > ops.memoryAlignment[index]!) invalid('an alignment larger than natural');
  analysis.effect();
  const type = ops.memoryValue[index]!;
  const stores = opcode >= ops.firstStore;
  stack.measure(stores ? 2 : 1, stores ? bottom : type);
  if (stores) stack.pop(type);
  stack.pop(i32);
  if (!stores) stack.push(type);
}

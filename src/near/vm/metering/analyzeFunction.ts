import type { ByteReader } from '../wasm/byteReader.ts';
import * as ops from '../wasm/opcodes.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { control } from './controlInstructions.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import { memoryAccess, numeric } from './valueInstructions.ts';
import { other, variable } from './variableInstructions.ts';

/**
 * Validates a function body and finds, in the same pass, where gas is charged, how much operand stack it takes and
 * which instructions must be changed.
 * @see wasm-tools crates/wasmparser/src/validator/operators.rs
 * @see finite-wasm src/gas/mod.rs, src/max_stack/instruction_visit.rs
 */
export function analyzeFunction(
  analysis: FunctionAnalysis,
  reader: ByteReader,
  locals: Uint8Array,
  params: number,
  result: number,
): void {
  const { points, stack } = analysis;
  analysis.begin(reader, locals, params, result);
  while (!reader.done) {
    if (stack.depth === 0) invalid('instructions behind the end of a function');
    analysis.offset = reader.position;
    points.begin(analysis.offset);
    instruction(analysis, reader.u8());
  }
  if (stack.depth > 0) invalid('a function without its end');
  points.merge();
}

function instruction(analysis: FunctionAnalysis, opcode: number): void {
  const arity = ops.numericArity[opcode]!;
  if (arity > 0) return numeric(analysis, opcode, arity);
  if (opcode >= ops.firstLoad && opcode <= ops.lastStore) return memoryAccess(analysis, opcode);
  if (opcode < ops.op.drop) return control(analysis, opcode);
  if (opcode <= ops.op.tableSet) return variable(analysis, opcode);
  other(analysis, opcode);
}

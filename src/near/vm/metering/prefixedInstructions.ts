import { saturatingOperand, saturatingResult } from '../wasm/opcodes.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { valueType } from '../wasm/valueType.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';

const { bottom, i32, funcref } = valueType;

/** Saturating conversions, bulk memory and tables. */
export function prefixed(analysis: FunctionAnalysis, code: number): void {
  const { reader, stack, info } = analysis;
  if (code < 8) {
    analysis.pure();
    stack.measure(1, saturatingResult[code]!);
    stack.pop(saturatingOperand[code]!);
    return stack.push(saturatingResult[code]!);
  }
  switch (code) {
    case 8: // memory.init
      dataSegment(analysis);
      analysis.memoryIndex(true);
      return bulkOf(analysis, i32);
    case 9: // data.drop
      dataSegment(analysis);
      return analysis.pure();
    case 10: // memory.copy
      analysis.memoryIndex(true);
      analysis.memoryIndex(true);
      return bulkOf(analysis, i32);
    case 11: // memory.fill
      analysis.memoryIndex(true);
      return bulkOf(analysis, i32);
    case 12: // table.init
      reader.index(info.elements, 'element segment');
      reader.index(info.tables.length, 'table');
      return bulkOf(analysis, i32);
    case 13: // elem.drop
      reader.index(info.elements, 'element segment');
      return analysis.pure();
    case 14: // table.copy
      reader.index(info.tables.length, 'table');
      reader.index(info.tables.length, 'table');
      return bulkOf(analysis, i32);
    case 15: // table.grow
      reader.index(info.tables.length, 'table');
      analysis.bulk();
      stack.measure(2, i32);
      stack.pop(i32);
      stack.pop(funcref);
      return stack.push(i32);
    case 16: // table.size
      reader.index(info.tables.length, 'table');
      analysis.pure();
      return analysis.push(i32);
    case 17: // table.fill
      reader.index(info.tables.length, 'table');
      return bulkOf(analysis, funcref);
    default:
      invalid(`an instruction that is unknown or off: 0xfc ${code}`);
  }
}

function bulkOf(analysis: FunctionAnalysis, middle: number): void {
  const { stack } = analysis;
  analysis.bulk();
  stack.measure(3, bottom);
  stack.pop(i32);
  stack.pop(middle);
  stack.pop(i32);
}

function dataSegment(analysis: FunctionAnalysis): void {
  const { dataCount } = analysis.info;
  if (dataCount === undefined) invalid('a data count section is required');
  analysis.reader.index(dataCount!, 'data segment');
}

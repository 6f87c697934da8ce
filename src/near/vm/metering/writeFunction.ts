import { ByteWriter } from '../wasm/byteWriter.ts';
import type { Span } from '../wasm/moduleInfo.ts';
import { op } from '../wasm/opcodes.ts';
import { encodingOfValue, valueType } from '../wasm/valueType.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import { editKind } from './edits.ts';
import { pointKind } from './gasPoints.ts';
import type { Snippets, SpareLocals } from './snippets.ts';

/** Every engine's limit on the locals of a function, parameters included. */
const maxLocals = 50_000;

/** One function's shape, measured while it was validated. */
export interface FunctionShape {
  /** Declarations of locals as they stand in the file, without their number. */
  readonly localGroups: Span;
  readonly localGroupCount: number;
  /** Parameters included. */
  readonly localCount: number;
  readonly result: number;
  /** The instructions, with the final `end`. */
  readonly code: Span;
  /** Bytes of the frame, as nearcore counts them. */
  readonly frameSize: number;
}

/** Writes a function's body with charges, stack checks and edits in place. */
export function writeFunction(
  writer: ByteWriter,
  source: Uint8Array,
  shape: FunctionShape,
  { points, edits, stack, calls }: FunctionAnalysis,
  snippets: Snippets,
): void {
  snippets.begin(writeLocals(writer, source, shape, calls, edits.kinds.subarray(0, edits.count)));
  const bytes = shape.frameSize + stack.maxSize;
  // Failed charges end behind the outer block, all ways out of the function behind the inner one.
  writer.u8(op.block);
  writer.u8(0x40);
  writer.u8(op.block);
  writer.u8(shape.result === valueType.bottom ? 0x40 : encodingOfValue[shape.result]!);
  if (calls) snippets.enter(writer, bytes);
  else snippets.probe(writer, bytes);
  const startsPlain =
    points.count > 0 && points.offsets[0] === shape.code.start && points.kinds[0]! < pointKind.unreachable;
  snippets.chargeEntry(writer, Math.ceil(shape.frameSize / 8), startsPlain ? points.units[0]! : 0);
  if (startsPlain && points.leaves[0] === 1) snippets.giveGas(writer);

  let position = shape.code.start;
  let point = startsPlain ? 1 : 0;
  let edit = 0;
  while (point < points.count || edit < edits.count) {
    const pointOffset = point < points.count ? points.offsets[point]! : Infinity;
    const editOffset = edit < edits.count ? edits.offsets[edit]! : Infinity;
    const next = Math.min(pointOffset, editOffset);
    writer.slice(source, position, next);
    position = next;
    // What an edit appends to an instruction comes before the charge for the next one.
    if (editOffset === next && (pointOffset > next || edits.kinds[edit]! >= editKind.canonicalF32)) {
      writeEdit(edit++);
      continue;
    }
    if (points.kinds[point]! !== pointKind.unreachable) writeCharge(point);
    point++;
  }
  writer.slice(source, position, shape.code.end);
  if (calls) snippets.leave(writer, bytes);
  snippets.giveGas(writer);
  writer.u8(op.return);
  writer.u8(op.end);
  snippets.stop(writer);
  writer.u8(op.end);

  function writeCharge(index: number): void {
    const units = points.units[index]!;
    if (points.kinds[index]! === pointKind.bulk) snippets.chargeBulk(writer, units, points.depths[index]!);
    else if (units > 0) snippets.charge(writer, units, points.depths[index]!);
    if (points.leaves[index] === 1) snippets.giveGas(writer);
  }

  function writeEdit(index: number): void {
    const kind = edits.kinds[index]!;
    if (kind === editKind.callIndirect) snippets.noteTableIndex(writer);
    else if (kind === editKind.canonicalF32) snippets.canonicalNaN(writer, false);
    else if (kind === editKind.canonicalF64) snippets.canonicalNaN(writer, true);
    else if (kind === editKind.afterCall) snippets.takeGas(writer);
    else {
      writer.u8(op.br);
      writer.u32(edits.depths[index]! - 1);
      position = edits.ends[index]!;
    }
  }
}

/** Writes the declarations of locals and adds those that the snippets use, if the limit allows. */
function writeLocals(
  writer: ByteWriter,
  source: Uint8Array,
  { localGroups, localGroupCount, localCount }: FunctionShape,
  calls: boolean,
  edits: Uint8Array,
): SpareLocals {
  const spare: { -readonly [Name in keyof SpareLocals]: number } = {};
  const declarations = new ByteWriter(8);
  let count = 0;
  const add = (name: keyof SpareLocals, type: number): void => {
    spare[name] = localCount + count++;
    declarations.u8(1);
    declarations.u8(encodingOfValue[type]!);
  };
  if (localCount + 5 <= maxLocals) {
    add('gas', valueType.i64);
    add('charge', valueType.i64);
    if (calls) add('stack', valueType.i32);
    if (edits.includes(editKind.canonicalF32)) add('f32', valueType.f32);
    if (edits.includes(editKind.canonicalF64)) add('f64', valueType.f64);
  }
  writer.u32(localGroupCount + count);
  writer.slice(source, localGroups.start, localGroups.end);
  writer.bytes(declarations.view());
  return spare;
}

import type { ByteWriter } from '../wasm/byteWriter.ts';
import type { Span } from '../wasm/moduleInfo.ts';
import { op } from '../wasm/opcodes.ts';
import { encodingOfValue, valueType } from '../wasm/valueType.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import { editKind } from './edits.ts';
import { pointKind } from './gasPoints.ts';
import type { Snippets } from './snippets.ts';

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
  const spare = writeLocals(writer, source, shape, edits.kinds.subarray(0, edits.count));
  const bytes = shape.frameSize + stack.maxSize;
  if (calls) {
    writer.u8(op.block);
    writer.u8(shape.result === valueType.bottom ? 0x40 : encodingOfValue[shape.result]!);
    snippets.enter(writer, bytes);
  } else snippets.probe(writer, bytes);
  const frameUnits = Math.ceil(shape.frameSize / 8);
  const startsPlain =
    points.count > 0 &&
    points.offsets[0] === shape.code.start &&
    points.kinds[0]! < pointKind.unreachable &&
    points.units[0]! > 0;
  if (startsPlain) snippets.chargeEntry(writer, frameUnits, points.units[0]!);
  else snippets.charge(writer, frameUnits);

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
    const kind = points.kinds[point]!;
    const units = points.units[point++]!;
    if (kind === pointKind.bulk) snippets.chargeBulk(writer, units);
    else if (kind !== pointKind.unreachable && units > 0) snippets.charge(writer, units);
  }
  writer.slice(source, position, shape.code.end);
  if (calls) {
    snippets.leave(writer, bytes);
    writer.u8(op.end);
  }

  function writeEdit(index: number): void {
    const kind = edits.kinds[index]!;
    if (kind === editKind.callIndirect) snippets.noteTableIndex(writer);
    else if (kind === editKind.canonicalF32) snippets.canonicalNaN(writer, false, spare.f32);
    else if (kind === editKind.canonicalF64) snippets.canonicalNaN(writer, true, spare.f64);
    else if (calls) {
      // The outermost block of the function gives the stack back; a plain return would pass it by.
      writer.u8(op.br);
      writer.u32(edits.depths[index]! - 1);
      position = edits.ends[index]!;
    }
  }
}

/** Writes the declarations of locals and adds those that canonical NaNs need, if the limit allows. */
function writeLocals(
  writer: ByteWriter,
  source: Uint8Array,
  { localGroups, localGroupCount, localCount }: FunctionShape,
  edits: Uint8Array,
): { f32: number | undefined; f64: number | undefined } {
  const room = localCount + 2 <= maxLocals;
  const f32 = room && edits.includes(editKind.canonicalF32) ? localCount : undefined;
  const f64 = room && edits.includes(editKind.canonicalF64) ? localCount + (f32 === undefined ? 0 : 1) : undefined;
  writer.u32(localGroupCount + (f32 === undefined ? 0 : 1) + (f64 === undefined ? 0 : 1));
  writer.slice(source, localGroups.start, localGroups.end);
  if (f32 !== undefined) writer.bytes(Uint8Array.of(1, encodingOfValue[valueType.f32]!));
  if (f64 !== undefined) writer.bytes(Uint8Array.of(1, encodingOfValue[valueType.f64]!));
  return { f32, f64 };
}

import type { ByteWriter } from '../wasm/byteWriter.ts';
import { editKind } from './edits.ts';
import type { FunctionAnalysis } from './functionAnalysis.ts';
import type { FunctionShape } from './functionShape.ts';
import { pointKind } from './gasPoints.ts';

/** What one build puts into a function's code. */
export interface FunctionChanges {
  /** Charges at a point of the analysis, given by its index. */
  charge(point: number): void;
  /** Writes what one edit asks for; true if that replaces the bytes it stands for. */
  edit(kind: number, value: number): boolean;
}

/** Copies a function's instructions with the charges, from `firstPoint` on, and the edits in their places. */
export function copyWithChanges(
  writer: ByteWriter,
  source: Uint8Array,
  { code }: FunctionShape,
  { points, edits }: FunctionAnalysis,
  changes: FunctionChanges,
  firstPoint = 0,
): void {
  let position = code.start;
  let point = firstPoint;
  let edit = 0;
  while (point < points.count || edit < edits.count) {
    const pointOffset = point < points.count ? points.offsets[point]! : Infinity;
    const editOffset = edit < edits.count ? edits.offsets[edit]! : Infinity;
    const next = Math.min(pointOffset, editOffset);
    writer.slice(source, position, next);
    position = next;
    // What an edit appends to an instruction comes before the charge for the next one.
    if (editOffset === next && (pointOffset > next || edits.kinds[edit]! >= editKind.canonicalF32)) {
      if (changes.edit(edits.kinds[edit]!, edits.values[edit]!)) position = edits.ends[edit]!;
      edit++;
      continue;
    }
    if (points.kinds[point]! !== pointKind.unreachable) changes.charge(point);
    point++;
  }
  writer.slice(source, position, code.end);
}

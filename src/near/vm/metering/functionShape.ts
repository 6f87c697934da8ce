import type { Span } from '../wasm/moduleInfo.ts';

/** One function's shape, measured while it was validated. */
export interface FunctionShape {
  /** Declarations of locals as they stand in the file, without their number. */
  readonly localGroups: Span;
  readonly localGroupCount: number;
  readonly paramCount: number;
  /** Parameters included. */
  readonly localCount: number;
  readonly result: number;
  /** The instructions, with the final `end`. */
  readonly code: Span;
  /** Bytes of the frame, as nearcore counts them. */
  readonly frameSize: number;
}

import type { ByteWriter } from '../wasm/byteWriter.ts';
import { op } from '../wasm/opcodes.ts';

/** Globals added behind the module's own; the index of each is the module's number of globals plus this. */
export const injected = {
  /** i64: gas left to burn. Below zero: the last charge failed. */
  gas: 0,
  /** i32: bytes of stack left. Below zero: the stack is exhausted. */
  stack: 1,
  /** i32: the operand that the next `call_indirect` or bulk instruction looks at. */
  scratch: 2,
  /** For floats in functions that have no room for a further local. */
  f32: 3,
  f64: 4,
  /** i64: the gas of the charge that failed; below zero: minus what `packEntryCharge` gives. */
  charge: 5,
} as const;

export const injectedCount = 6;

/** Writes the injected globals' declarations; `stackHeight` in bytes. */
export function writeInjectedGlobals(writer: ByteWriter, stackHeight: number): void {
  writer.bytes(Uint8Array.of(0x7e, 1, op.i64Const, 0, op.end));
  writer.bytes(Uint8Array.of(0x7f, 1, op.i32Const));
  writer.signed(stackHeight);
  writer.bytes(Uint8Array.of(op.end, 0x7f, 1, op.i32Const, 0, op.end));
  writer.bytes(Uint8Array.of(0x7d, 1, op.f32Const, 0, 0, 0, 0, op.end));
  writer.bytes(Uint8Array.of(0x7c, 1, op.f64Const, 0, 0, 0, 0, 0, 0, 0, 0, op.end));
  writer.bytes(Uint8Array.of(0x7e, 1, op.i64Const, 0, op.end));
}

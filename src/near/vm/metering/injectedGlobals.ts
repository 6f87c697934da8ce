import type { ByteWriter } from '../wasm/byteWriter.ts';
import { op } from '../wasm/opcodes.ts';

/** Globals added behind the module's own; the index of each is the module's number of globals plus this. */
export const injected = {
  /** f64: gas left to burn, in units. Below zero: a charge failed. */
  gas: 0,
  /** i32: the operand that the next `call_indirect` or bulk instruction looks at. */
  scratch: 1,
  /** For floats in functions that have no room for a further local. */
  f32: 2,
  f64: 3,
  /** Only the exact build uses these. f64: the charge that failed, in units. */
  charge: 4,
  /** i32: bytes of stack left. Below zero: the stack is exhausted. */
  stack: 5,
} as const;

export const injectedCount = 6;

const zeroF64 = [op.f64Const, 0, 0, 0, 0, 0, 0, 0, 0, op.end] as const;

/** Writes the injected globals' declarations; `stackHeight` in bytes. */
export function writeInjectedGlobals(writer: ByteWriter, stackHeight: number): void {
  writer.bytes(Uint8Array.of(0x7c, 1, ...zeroF64));
  writer.bytes(Uint8Array.of(0x7f, 1, op.i32Const, 0, op.end));
  writer.bytes(Uint8Array.of(0x7d, 1, op.f32Const, 0, 0, 0, 0, op.end));
  writer.bytes(Uint8Array.of(0x7c, 1, ...zeroF64));
  writer.bytes(Uint8Array.of(0x7c, 1, ...zeroF64));
  writer.bytes(Uint8Array.of(0x7f, 1, op.i32Const));
  writer.signed(stackHeight);
  writer.u8(op.end);
}

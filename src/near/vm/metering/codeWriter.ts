import { ByteWriter } from '../wasm/byteWriter.ts';
import { op } from '../wasm/opcodes.ts';

const canonicalF32 = Uint8Array.of(op.f32Const, 0, 0, 0xc0, 0x7f);
const canonicalF64 = Uint8Array.of(op.f64Const, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f);

/** Writes instructions; a variable is a local or an injected global. */
export class CodeWriter extends ByteWriter {
  private readonly firstInjected: number;

  /** @param globals how many the module has of its own */
  constructor(globals: number) {
    super(4096);
    this.firstInjected = globals;
  }

  indexed(opcode: number, index: number): void {
    this.u8(opcode);
    this.u32(index);
  }

  /** @param index of `injected` */
  global(opcode: number, index: number): void {
    this.indexed(opcode, this.firstInjected + index);
  }

  i32Const(value: number): void {
    this.u8(op.i32Const);
    this.signed(value);
  }

  i64Const(value: number): void {
    this.u8(op.i64Const);
    this.signed(value);
  }

  /** Writes an integer as an f64: in fewer bytes than a constant takes. */
  f64(value: number): void {
    this.i64Const(value);
    this.u8(op.f64ConvertI64S);
  }

  /** Stops if the number on the operand stack is not zero. */
  stopIf(): void {
    this.bytes(stop);
  }

  /** Replaces a NaN on the operand stack by the canonical one, with the help of a local or else of the global `injected`. */
  canonicalNaN(wide: boolean, local: number | undefined, injected: number): void {
    const get = (): void =>
      local === undefined ? this.global(op.globalGet, injected) : this.indexed(op.localGet, local);
    if (local === undefined) {
      this.global(op.globalSet, injected);
      get();
    } else this.indexed(op.localTee, local);
    this.bytes(wide ? canonicalF64 : canonicalF32);
    get();
    get();
    this.u8(wide ? op.f64Eq : op.f32Eq);
    this.u8(op.select);
  }
}

const stop = Uint8Array.of(op.if, 0x40, op.unreachable, op.end);

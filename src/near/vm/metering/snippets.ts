import { ByteWriter } from '../wasm/byteWriter.ts';
import { op } from '../wasm/opcodes.ts';
import { injected } from './injectedGlobals.ts';

const canonicalF32 = Uint8Array.of(op.f32Const, 0, 0, 0xc0, 0x7f);
const canonicalF64 = Uint8Array.of(op.f64Const, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f);

/** Gas per instruction, as the network's parameters have it. */
export interface InstructionCosts {
  readonly regular: number;
  readonly linearBase: number;
  readonly linearUnit: number;
}

/**
 * Writes the pieces of code that preparation adds to functions. They add no function and no type, only globals, so
 * that no index of the contract changes. A failed charge notes its size, leaves the gas below zero and stops.
 */
export class Snippets {
  private readonly costs: InstructionCosts;
  private readonly getGas: Uint8Array;
  private readonly setGas: Uint8Array;
  private readonly setCharge: Uint8Array;
  private readonly isGasMissing: Uint8Array;
  private readonly getStack: Uint8Array;
  private readonly setStack: Uint8Array;
  private readonly getScratch: Uint8Array;
  private readonly setScratch: Uint8Array;
  private readonly firstGlobal: number;

  /** @param globals how many the module has of its own */
  constructor(costs: InstructionCosts, globals: number) {
    this.costs = costs;
    this.firstGlobal = globals;
    this.getGas = this.global(op.globalGet, injected.gas);
    this.setGas = this.global(op.globalSet, injected.gas);
    this.getStack = this.global(op.globalGet, injected.stack);
    this.setStack = this.global(op.globalSet, injected.stack);
    this.getScratch = this.global(op.globalGet, injected.scratch);
    this.setScratch = this.global(op.globalSet, injected.scratch);
    this.setCharge = this.global(op.globalSet, injected.charge);
    this.isGasMissing = Uint8Array.of(...this.setGas, ...this.getGas, op.i64Const, 0, op.i64LtS, op.if, 0x40);
  }

  private global(opcode: number, index: number): Uint8Array {
    const writer = new ByteWriter(8);
    writer.u8(opcode);
    writer.u32(this.firstGlobal + index);
    return writer.toBytes();
  }

  /** Charges `units` times the regular cost. */
  charge(writer: ByteWriter, units: number): void {
    writer.bytes(this.getGas);
    writer.u8(op.i64Const);
    writer.signed(units * this.costs.regular);
    writer.u8(op.i64Sub);
    writer.bytes(this.isGasMissing);
    writer.u8(op.i64Const);
    writer.signed(units);
    this.stop(writer);
  }

  /**
   * Charges first for the frame, then for the instructions that begin the function. Both are taken at once; only if that
   * is too much does it matter which of the two it was.
   */
  chargeEntry(writer: ByteWriter, frameUnits: number, firstUnits: number): void {
    const first = firstUnits * this.costs.regular;
    writer.bytes(this.getGas);
    writer.u8(op.i64Const);
    writer.signed(frameUnits * this.costs.regular + first);
    writer.u8(op.i64Sub);
    writer.bytes(this.isGasMissing);
    writer.bytes(this.getGas);
    writer.u8(op.i64Const);
    writer.signed(first);
    writer.bytes(Uint8Array.of(op.i64Add, op.i64Const, 0, op.i64LtS, op.if, 0x40));
    writer.bytes(this.getGas);
    writer.u8(op.i64Const);
    writer.signed(first);
    writer.u8(op.i64Add);
    writer.bytes(this.setGas);
    writer.u8(op.i64Const);
    writer.signed(frameUnits);
    this.stop(writer);
    writer.u8(op.i64Const);
    writer.signed(firstUnits);
    this.stop(writer);
  }

  /** Ends the branch that a failed charge takes, whose size (as `injected.charge` has it) is on the stack. */
  private stop(writer: ByteWriter): void {
    writer.bytes(this.setCharge);
    writer.u8(op.unreachable);
    writer.u8(op.end);
  }

  /** Charges for a bulk instruction by the number on top of the operand stack, and for `units` before it. */
  chargeBulk(writer: ByteWriter, units: number): void {
    writer.bytes(this.setScratch);
    writer.bytes(this.getGas);
    this.minusBulkCost(writer, units);
    writer.bytes(this.isGasMissing);
    writer.u8(op.i64Const);
    writer.u8(0);
    this.minusBulkCost(writer, units);
    this.stop(writer);
    writer.bytes(this.getScratch);
  }

  private minusBulkCost(writer: ByteWriter, units: number): void {
    writer.bytes(this.getScratch);
    writer.u8(op.i64ExtendI32U);
    writer.u8(op.i64Const);
    writer.signed(this.costs.linearUnit);
    writer.u8(op.i64Mul);
    writer.u8(op.i64Const);
    writer.signed(this.costs.linearBase + units * this.costs.regular);
    writer.u8(op.i64Add);
    writer.u8(op.i64Sub);
  }

  /** Takes `bytes` of stack, or stops. */
  enter(writer: ByteWriter, bytes: number): void {
    writer.bytes(this.getStack);
    writer.u8(op.i32Const);
    writer.signed(bytes);
    writer.u8(op.i32Sub);
    writer.bytes(this.setStack);
    writer.bytes(this.getStack);
    writer.bytes(Uint8Array.of(op.i32Const, 0, op.i32LtS, op.if, 0x40, op.unreachable, op.end));
  }

  leave(writer: ByteWriter, bytes: number): void {
    writer.bytes(this.getStack);
    writer.u8(op.i32Const);
    writer.signed(bytes);
    writer.u8(op.i32Add);
    writer.bytes(this.setStack);
  }

  /** Stops unless `bytes` of stack are left: enough for a function that calls none of the module. */
  probe(writer: ByteWriter, bytes: number): void {
    writer.bytes(this.getStack);
    writer.u8(op.i32Const);
    writer.signed(bytes);
    writer.bytes(Uint8Array.of(op.i32LtS, op.if, 0x40, op.i32Const, 0x7f));
    writer.bytes(this.setStack);
    writer.bytes(Uint8Array.of(op.unreachable, op.end));
  }

  /** Notes the table index that the following `call_indirect` uses, to tell why it failed if it does. */
  noteTableIndex(writer: ByteWriter): void {
    writer.bytes(this.setScratch);
    writer.bytes(this.getScratch);
  }

  /** Replaces a NaN on the stack by the canonical one; `local` is a spare one of the same type, if there is room. */
  canonicalNaN(writer: ByteWriter, wide: boolean, local: number | undefined): void {
    const index = local ?? this.firstGlobal + (wide ? injected.f64 : injected.f32);
    const get = local === undefined ? op.globalGet : op.localGet;
    const put = (opcode: number): void => {
      writer.u8(opcode);
      writer.u32(index);
    };
    put(local === undefined ? op.globalSet : op.localTee);
    if (local === undefined) put(get);
    writer.bytes(wide ? canonicalF64 : canonicalF32);
    put(get);
    put(get);
    writer.u8(wide ? op.f64Eq : op.f32Eq);
    writer.u8(op.select);
  }
}

import { ByteWriter } from '../wasm/byteWriter.ts';
import { op } from '../wasm/opcodes.ts';
import { packEntryCharge } from './entryCharge.ts';
import { injected } from './injectedGlobals.ts';

const belowZero = Uint8Array.of(op.i64Const, 0, op.i64LtS, op.brIf);
const canonicalF32 = Uint8Array.of(op.f32Const, 0, 0, 0xc0, 0x7f);
const canonicalF64 = Uint8Array.of(op.f64Const, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f);

/** Indices of locals that preparation adds; in a function that has no room for them, globals stand in. */
export interface SpareLocals {
  /** i64: gas left to burn, as of the last charge. */
  readonly gas?: number;
  /** i64: the last charge, as `injected.charge` has it. */
  readonly charge?: number;
  /** i32: bytes of stack left. */
  readonly stack?: number;
  readonly f32?: number;
  readonly f64?: number;
}

/** Gas per instruction, as the network's parameters have it. */
export interface InstructionCosts {
  readonly regular: number;
  readonly linearBase: number;
  readonly linearUnit: number;
}

/**
 * Writes the pieces of code that preparation adds to functions. They add no function and no type, only globals, so
 * that no index of the contract changes. A failed charge notes its size, leaves the gas below zero and stops.
 * The gas left is kept in a local, and put into its global before whatever others could see it by: calls, traps, the end.
 */
export class Snippets {
  private readonly costs: InstructionCosts;
  private readonly firstGlobal: number;
  private readonly loadGas: Uint8Array;
  private readonly storeGas: Uint8Array;
  private readonly setCharge: Uint8Array;
  private readonly getCharge: Uint8Array;
  private readonly getStack: Uint8Array;
  private readonly setStack: Uint8Array;
  private readonly getScratch: Uint8Array;
  private readonly setScratch: Uint8Array;
  private spare: SpareLocals = {};

  /** @param globals how many the module has of its own */
  constructor(costs: InstructionCosts, globals: number) {
    this.costs = costs;
    this.firstGlobal = globals;
    this.loadGas = this.global(op.globalGet, injected.gas);
    this.storeGas = this.global(op.globalSet, injected.gas);
    this.getCharge = this.global(op.globalGet, injected.charge);
    this.setCharge = this.global(op.globalSet, injected.charge);
    this.getStack = this.global(op.globalGet, injected.stack);
    this.setStack = this.global(op.globalSet, injected.stack);
    this.getScratch = this.global(op.globalGet, injected.scratch);
    this.setScratch = this.global(op.globalSet, injected.scratch);
  }

  private global(opcode: number, index: number): Uint8Array {
    const writer = new ByteWriter(8);
    writer.u8(opcode);
    writer.u32(this.firstGlobal + index);
    return writer.toBytes();
  }

  /** Begins a function with these locals to spare. */
  begin(spare: SpareLocals): void {
    this.spare = spare;
  }

  private getGas(writer: ByteWriter): void {
    if (this.spare.gas === undefined) return writer.bytes(this.loadGas);
    writer.u8(op.localGet);
    writer.u32(this.spare.gas);
  }

  /** Sets the gas left to the number on the operand stack, which stays there. */
  private teeGas(writer: ByteWriter): void {
    this.tee(writer, this.spare.gas, this.storeGas, this.loadGas);
  }

  private teeCharge(writer: ByteWriter): void {
    this.tee(writer, this.spare.charge, this.setCharge, this.getCharge);
  }

  private tee(writer: ByteWriter, local: number | undefined, set: Uint8Array, get: Uint8Array): void {
    if (local === undefined) {
      writer.bytes(set);
      return writer.bytes(get);
    }
    writer.u8(op.localTee);
    writer.u32(local);
  }

  /** Takes the gas left out of the global, when a call is back. */
  takeGas(writer: ByteWriter): void {
    if (this.spare.gas === undefined) return;
    writer.bytes(this.loadGas);
    writer.u8(op.localSet);
    writer.u32(this.spare.gas);
  }

  /** Puts the gas left back into the global, where others see it. */
  giveGas(writer: ByteWriter): void {
    if (this.spare.gas === undefined) return;
    this.getGas(writer);
    writer.bytes(this.storeGas);
  }

  /** Charges `units` times the regular cost; `depth` says where, see `stopIfBelowZero`. */
  charge(writer: ByteWriter, units: number, depth: number): void {
    this.getGas(writer);
    writer.u8(op.i64Const);
    writer.signed(units * this.costs.regular);
    this.teeCharge(writer);
    writer.u8(op.i64Sub);
    this.teeGas(writer);
    this.stopIfBelowZero(writer, depth);
  }

  /**
   * Takes the gas left out of the global and charges first for the frame, then for the instructions that begin the
   * function: both at once, for it matters only to who reads `injected.charge` which of the two was too much.
   */
  chargeEntry(writer: ByteWriter, frameUnits: number, firstUnits: number): void {
    writer.u8(op.i64Const);
    writer.signed(-packEntryCharge(frameUnits, firstUnits));
    if (this.spare.charge === undefined) writer.bytes(this.setCharge);
    else {
      writer.u8(op.localSet);
      writer.u32(this.spare.charge);
    }
    writer.bytes(this.loadGas);
    writer.u8(op.i64Const);
    writer.signed((frameUnits + firstUnits) * this.costs.regular);
    writer.u8(op.i64Sub);
    this.teeGas(writer);
    this.stopIfBelowZero(writer, 1);
  }

  /**
   * Stops if the gas left, which is on the operand stack, is below zero. Within `depth` control frames of the function
   * that is the label of the block around them.
   */
  private stopIfBelowZero(writer: ByteWriter, depth: number): void {
    writer.bytes(belowZero);
    writer.u32(depth);
  }

  /** Stops because of a failed charge: the place that `stopIfBelowZero` branches to. */
  stop(writer: ByteWriter): void {
    this.giveGas(writer);
    if (this.spare.charge !== undefined) {
      writer.u8(op.localGet);
      writer.u32(this.spare.charge);
      writer.bytes(this.setCharge);
    }
    writer.u8(op.unreachable);
  }

  /** Charges for a bulk instruction by the number on top of the operand stack, and for `units` before it. */
  chargeBulk(writer: ByteWriter, units: number, depth: number): void {
    writer.bytes(this.setScratch);
    this.getGas(writer);
    writer.bytes(this.getScratch);
    writer.u8(op.i64ExtendI32U);
    writer.u8(op.i64Const);
    writer.signed(this.costs.linearUnit);
    writer.u8(op.i64Mul);
    writer.u8(op.i64Const);
    writer.signed(this.costs.linearBase + units * this.costs.regular);
    writer.u8(op.i64Add);
    this.teeCharge(writer);
    writer.u8(op.i64Sub);
    this.teeGas(writer);
    this.stopIfBelowZero(writer, depth);
    writer.bytes(this.getScratch);
  }

  /** Takes `bytes` of stack, or stops. */
  enter(writer: ByteWriter, bytes: number): void {
    writer.bytes(this.getStack);
    writer.u8(op.i32Const);
    writer.signed(bytes);
    writer.u8(op.i32Sub);
    if (this.spare.stack !== undefined) {
      writer.u8(op.localTee);
      writer.u32(this.spare.stack);
    }
    writer.bytes(this.setStack);
    this.getStackLeft(writer);
    writer.bytes(Uint8Array.of(op.i32Const, 0, op.i32LtS, op.if, 0x40, op.unreachable, op.end));
  }

  /** What `enter` left. */
  private getStackLeft(writer: ByteWriter): void {
    if (this.spare.stack === undefined) return writer.bytes(this.getStack);
    writer.u8(op.localGet);
    writer.u32(this.spare.stack);
  }

  leave(writer: ByteWriter, bytes: number): void {
    this.getStackLeft(writer);
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

  /** Replaces a NaN on the stack by the canonical one. */
  canonicalNaN(writer: ByteWriter, wide: boolean): void {
    const local = wide ? this.spare.f64 : this.spare.f32;
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

import { ByteWriter } from '../../near/vm/wasm/byteWriter.ts';
import {
  firstLoad,
  firstStore,
  lastStore,
  memoryValue,
  numericArity,
  numericOperand,
  numericResult,
  op,
} from '../../near/vm/wasm/opcodes.ts';
import { encodingOfValue, valueType } from '../../near/vm/wasm/valueType.ts';
import type { Tape } from './tape.ts';
import type { ModuleOutline, Signature } from './wasmModule.ts';

const { bottom, i32, i64, f32, f64 } = valueType;
const types = [i32, i64, f32, f64];
const noBlockType = 0x40;
const maxDepth = 5;

/** Opcodes by the type they leave. */
const numericFor = types.map((type) =>
  opcodes((opcode) => numericArity[opcode]! > 0 && numericResult[opcode] === type),
);
const loadsFor = types.map((type) =>
  opcodes((opcode) => opcode >= firstLoad && opcode < firstStore && memoryValue[opcode - firstLoad] === type),
);
const stores = opcodes((opcode) => opcode >= firstStore && opcode <= lastStore);

function opcodes(fits: (opcode: number) => boolean): number[] {
  return Array.from({ length: 256 }, (_, opcode) => opcode).filter(fits);
}

/** Writes the body of one function: locals, some statements, a result of the right type. */
export function writeBody(outline: ModuleOutline, signature: Signature, tape: Tape): ByteWriter {
  const locals = Array.from({ length: tape.below(5) }, () => tape.pick(types));
  const body = new ByteWriter();
  body.u32(locals.length);
  for (const type of locals) body.bytes(Uint8Array.of(1, encodingOfValue[type]!));
  const writer = new BodyWriter(body, outline, [...signature.params, ...locals], tape);
  for (let left = 1 + tape.below(6); left > 0; left--) writer.statement(0);
  if (signature.result !== bottom) writer.expression(signature.result, 0);
  body.u8(op.end);
  return body;
}

class BodyWriter {
  readonly #out: ByteWriter;
  readonly #outline: ModuleOutline;
  readonly #locals: readonly number[];
  readonly #tape: Tape;
  /** Enclosing blocks and loops; none of their labels takes a value. */
  #labels = 0;

  constructor(out: ByteWriter, outline: ModuleOutline, locals: readonly number[], tape: Tape) {
    this.#out = out;
    this.#outline = outline;
    this.#locals = locals;
    this.#tape = tape;
  }

  /** Leaves the stack as it was. */
  statement(depth: number): void {
    const tape = this.#tape;
    if (depth >= maxDepth || tape.isEmpty) return this.#out.u8(op.nop);
    switch (tape.below(9)) {
      case 0:
        return this.#set(op.localSet, this.#locals, depth);
      case 1:
        return this.#set(op.globalSet, this.#outline.globals, depth);
      case 2:
        return this.#store(depth);
      case 3:
        return this.#block(tape.pick([op.block, op.loop]), depth);
      case 4:
        return this.#branch(depth);
      case 5:
        this.expression(i32, depth + 1);
        return this.#block(op.if, depth);
      case 6:
      case 7:
        return this.#call(this.#functions(bottom), depth);
      default:
        this.expression(tape.pick(types), depth + 1);
        return this.#out.u8(op.drop);
    }
  }

  /** Leaves one value of a type. */
  expression(type: number, depth: number): void {
    const tape = this.#tape;
    if (depth >= maxDepth || tape.isEmpty) return this.#constant(type);
    const out = this.#out;
    switch (tape.below(9)) {
      case 0:
        return this.#constant(type);
      case 1:
        return this.#get(op.localGet, this.#locals, type);
      case 2:
        return this.#get(op.globalGet, this.#outline.globals, type);
      case 3:
      case 4:
        return this.#numeric(tape.pick(numericFor[type - 1]!), depth);
      case 5:
        return this.#load(tape.pick(loadsFor[type - 1]!), depth);
      case 6:
        this.expression(type, depth + 1);
        this.expression(type, depth + 1);
        this.expression(i32, depth + 1);
        return out.u8(op.select);
      case 7:
        return this.#conditional(type, depth);
      default: {
        const functions = this.#functions(type);
        return functions.length > 0 ? this.#call(functions, depth) : this.#constant(type);
      }
    }
  }

  #constant(type: number): void {
    const out = this.#out;
    const floatBytes = (length: number) => Uint8Array.from({ length }, () => this.#tape.byte());
    out.u8(op.i32Const + type - 1);
    if (type === f32) return out.bytes(floatBytes(4));
    if (type === f64) return out.bytes(floatBytes(8));
    out.signed(this.#tape.pick([0, 1, 8, -1, 64, 255, 4096, 65_536, -2_147_483_648, 2_147_483_647]));
  }

  #get(opcode: number, known: readonly number[], type: number): void {
    const fitting = indicesOf(known, (other) => other === type);
    if (fitting.length === 0) return this.#constant(type);
    this.#out.u8(opcode);
    this.#out.u32(this.#tape.pick(fitting));
  }

  #set(opcode: number, known: readonly number[], depth: number): void {
    if (known.length === 0) return this.#out.u8(op.nop);
    const index = this.#tape.below(known.length);
    this.expression(known[index]!, depth + 1);
    this.#out.u8(opcode);
    this.#out.u32(index);
  }

  #numeric(opcode: number, depth: number): void {
    for (let left = numericArity[opcode]!; left > 0; left--) this.expression(numericOperand[opcode]!, depth + 1);
    this.#out.u8(opcode);
  }

  #load(opcode: number, depth: number): void {
    this.expression(i32, depth + 1);
    this.#out.bytes(Uint8Array.of(opcode, 0, this.#tape.below(128)));
  }

  #store(depth: number): void {
    const opcode = this.#tape.pick(stores);
    this.expression(i32, depth + 1);
    this.expression(memoryValue[opcode - firstLoad]!, depth + 1);
    this.#out.bytes(Uint8Array.of(opcode, 0, this.#tape.below(128)));
  }

  #block(opcode: number, depth: number): void {
    this.#out.bytes(Uint8Array.of(opcode, noBlockType));
    this.#labels++;
    for (let left = 1 + this.#tape.below(3); left > 0; left--) this.statement(depth + 1);
    this.#labels--;
    this.#out.u8(op.end);
  }

  /** Now and then out of a block, around a loop, or into a trap. */
  #branch(depth: number): void {
    if (this.#labels === 0) return this.#out.u8(op.nop);
    this.expression(i32, depth + 1);
    this.#out.u8(op.brIf);
    this.#out.u32(this.#tape.below(this.#labels));
  }

  #conditional(type: number, depth: number): void {
    this.expression(i32, depth + 1);
    this.#out.bytes(Uint8Array.of(op.if, encodingOfValue[type]!));
    this.#labels++;
    const inside = this.#labels;
    this.#labels = 0;
    this.expression(type, depth + 1);
    this.#out.u8(op.else);
    this.expression(type, depth + 1);
    this.#labels = inside - 1;
    this.#out.u8(op.end);
  }

  #functions(result: number): number[] {
    return indicesOf(this.#outline.functions, (signature) => signature.result === result);
  }

  #call(functions: readonly number[], depth: number): void {
    const { functions: all, tableSize } = this.#outline;
    if (functions.length === 0) return this.#out.u8(op.nop);
    const index = this.#tape.pick(functions);
    for (const type of all[index]!.params) this.#argument(type, depth);
    if (tableSize > 0 && this.#tape.below(4) === 1) {
      this.#out.u8(op.i32Const);
      this.#out.signed(this.#tape.below(tableSize + 1));
      this.#out.u8(op.callIndirect);
      this.#out.u32(index);
      this.#out.u8(0);
      return;
    }
    this.#out.u8(op.call);
    this.#out.u32(index);
  }

  /** Mostly small numbers, for most are lengths, addresses and registers. */
  #argument(type: number, depth: number): void {
    if (type !== i64 || this.#tape.below(3) === 2) return this.expression(type, depth + 1);
    this.#out.u8(op.i64Const);
    this.#out.signed(this.#tape.below(40));
  }
}

function indicesOf<T>(items: readonly T[], fits: (item: T) => boolean): number[] {
  return items.flatMap((item, index) => (fits(item) ? [index] : []));
}

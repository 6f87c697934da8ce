import { ByteReader } from '../wasm/byteReader.ts';
import { lengthOfU32 } from '../wasm/leb128.ts';
import { addedFunctions, type ModuleInfo } from '../wasm/moduleInfo.ts';
import * as ops from '../wasm/opcodes.ts';
import { frameKind, OperandStack } from '../wasm/operandStack.ts';
import { invalid } from '../wasm/preparationFailure.ts';
import { readValueType, valueType } from '../wasm/valueType.ts';
import { editKind, Edits } from './edits.ts';
import { GasPoints, pointKind } from './gasPoints.ts';

const { op } = ops;
const { bottom, i32, i64, f32, f64, funcref } = valueType;

/** wasmparser's limit on the targets of one `br_table`. */
const maxBranchTargets = 128 * 1024;

/**
 * Validates function bodies and finds, in the same pass, where gas is charged, how much operand stack they take and
 * which instructions must be changed. The results of one body stand in the fields until the next.
 * @see wasm-tools crates/wasmparser/src/validator/operators.rs
 * @see finite-wasm src/gas/mod.rs, src/max_stack/instruction_visit.rs
 */
export class FunctionAnalyzer {
  readonly points = new GasPoints();
  readonly edits = new Edits();
  readonly stack = new OperandStack();
  /** `block`, `loop` and `if`, dead ones too. */
  blocks = 0;
  /** Whether it may call a function of the module. */
  calls = false;
  returns = 0;
  /** Bytes that the code gains when nearcore raises the function indices in it. */
  indexGrowth = 0;
  private readonly info: ModuleInfo;
  private locals: Uint8Array = new Uint8Array();
  private reader = new ByteReader(new Uint8Array());
  private offset = 0;

  constructor(info: ModuleInfo) {
    this.info = info;
  }

  /** @param reader stands at the first instruction and ends with the body */
  analyze(reader: ByteReader, locals: Uint8Array, result: number): void {
    const { points, stack } = this;
    points.reset();
    this.edits.reset();
    stack.reset();
    this.blocks = 0;
    this.calls = false;
    this.returns = 0;
    this.indexGrowth = 0;
    this.locals = locals;
    this.reader = reader;
    stack.open(frameKind.function, result, -1);
    while (!reader.done) {
      if (stack.depth === 0) invalid('instructions behind the end of a function');
      this.offset = reader.position;
      points.begin(this.offset);
      this.instruction(reader.u8());
    }
    if (stack.depth > 0) invalid('a function without its end');
    points.merge();
  }

  private instruction(opcode: number): void {
    const arity = ops.numericArity[opcode]!;
    if (arity > 0) return this.numeric(opcode, arity);
    if (opcode >= ops.firstLoad && opcode <= ops.lastStore) return this.memoryAccess(opcode);
    if (opcode < op.drop) return this.control(opcode);
    if (opcode <= op.tableSet) return this.variable(opcode);
    this.other(opcode);
  }

  private push(type: number): void {
    this.stack.measure(0, type);
    this.stack.push(type);
  }

  private pure(units = 1): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.pure, units);
  }

  private effect(units = 1): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.before, units);
    this.points.pushAfter(pointKind.after, 0);
  }

  /** For instructions whose cost grows with the number on top of the stack. */
  private bulk(): void {
    this.points.push(this.offset, this.stack.dead ? pointKind.unreachable : pointKind.bulk, 0);
    this.points.pushAfter(pointKind.after, 0);
  }

  private numeric(opcode: number, arity: number): void {
    const { stack } = this;
    const operand = ops.numericOperand[opcode]!;
    const result = ops.numericResult[opcode]!;
    if (ops.mayTrap[opcode] === 1) this.effect();
    else this.pure();
    stack.measure(ops.measuredPops[opcode]!, ops.measuredPush[opcode]!);
    if (arity === 2) stack.pop(operand);
    stack.pop(operand);
    stack.push(result);
    if (ops.makesNaN[opcode] === 1) this.canonicalNaN(result);
  }

  private canonicalNaN(type: number): void {
    const { position, end, bytes } = this.reader;
    if (position < end && ops.ignoresNaNBits[bytes[position]!] === 1) return;
    this.edits.push(type === f32 ? editKind.canonicalF32 : editKind.canonicalF64, position, position);
  }

  private memoryAccess(opcode: number): void {
    const { reader, stack } = this;
    const flags = reader.u32();
    this.memoryIndex((flags & 0x40) !== 0);
    const align = flags & ~0x40;
    reader.offset();
    const index = opcode - ops.firstLoad;
    if (align > ops.memoryAlignment[index]!) invalid('an alignment larger than natural');
    this.effect();
    const type = ops.memoryValue[index]!;
    const stores = opcode >= ops.firstStore;
    stack.measure(stores ? 2 : 1, stores ? bottom : type);
    if (stores) stack.pop(type);
    stack.pop(i32);
    if (!stores) stack.push(type);
  }

  private memoryIndex(written: boolean): void {
    const index = written ? this.reader.u32() : 0;
    if (index >= this.info.memories) invalid(`unknown memory ${index}`);
  }

  private blockResult(): number {
    const { reader } = this;
    if (reader.peek() !== 0x40) return readValueType(reader);
    reader.u8();
    return bottom;
  }

  private control(opcode: number): void {
    const { reader, stack } = this;
    switch (opcode) {
      case op.unreachable:
        this.points.push(this.offset, stack.dead ? pointKind.unreachable : pointKind.before, 1);
        this.points.pushAfter(pointKind.unreachable, 0);
        return stack.endReachable();
      case op.nop:
        return this.pure();
      case op.block:
      case op.loop:
      case op.if:
        return this.openBlock(opcode);
      case op.else:
        if (stack.close() !== frameKind.if) invalid('else without if');
        stack.open(frameKind.else, stack.closedResult, -2);
        return this.effect(0);
      case op.end:
        return this.end();
      case op.br:
      case op.brIf:
        return this.branch(opcode, reader.u32());
      case op.brTable:
        return this.branchTable();
      case op.return:
        this.returns++;
        this.edits.push(editKind.return, this.offset, reader.position, stack.depth);
        return this.branch(op.br, stack.depth - 1);
      case op.call:
        return this.call();
      case op.callIndirect:
        return this.callIndirect();
      default:
        invalid(`an instruction that is unknown or off: ${opcode}`);
    }
  }

  private openBlock(opcode: number): void {
    const { stack, points } = this;
    const result = this.blockResult();
    this.blocks++;
    if (opcode === op.block) {
      this.pure(0);
      return stack.open(frameKind.block, result, -1);
    }
    if (opcode === op.if) {
      this.effect();
      stack.measure(1, bottom);
      stack.pop(i32);
      return stack.open(frameKind.if, result, -2);
    }
    const point = points.count;
    this.pure(0);
    points.pushAfter(pointKind.pure, 1);
    stack.open(frameKind.loop, result, point);
  }

  private end(): void {
    const { stack } = this;
    if (stack.target === -2) this.effect(0);
    else this.pure(0);
    const kind = stack.close();
    const result = stack.closedResult;
    if (kind === frameKind.if && result !== bottom) invalid('if with a result and without else');
    if (stack.depth > 0 && result !== bottom) this.push(result);
  }

  private branch(opcode: number, label: number): void {
    const { stack } = this;
    this.effect();
    if (opcode === op.brIf) {
      stack.measure(1, bottom);
      stack.pop(i32);
    }
    const type = stack.labelType(label);
    if (type !== bottom) stack.pop(type);
    this.noteBranch(label);
    if (opcode === op.br) stack.endReachable();
    else if (type !== bottom) stack.push(type);
  }

  /** A loop that is branched to stops charges from merging across its head. */
  private noteBranch(label: number): void {
    const point = this.stack.branchTo(label);
    if (point < 0) return;
    this.points.kinds[point] = pointKind.before;
    this.points.kinds[point + 1] = pointKind.after;
  }

  private branchTable(): void {
    const { reader, stack } = this;
    this.effect();
    stack.pop(i32);
    const targets = reader.u32();
    if (targets > maxBranchTargets) invalid('too many branch targets');
    const first = reader.position;
    for (let i = 0; i < targets; i++) reader.u32();
    const fallback = reader.u32();
    const end = reader.position;
    const type = stack.labelType(fallback);
    reader.position = first;
    for (let i = 0; i < targets; i++) this.branchTarget(reader.u32(), type);
    reader.position = end;
    if (type !== bottom) stack.pop(type);
    this.noteBranch(fallback);
    stack.endReachable();
  }

  private branchTarget(label: number, fallback: number): void {
    const { stack } = this;
    const type = stack.labelType(label);
    if ((type === bottom) !== (fallback === bottom)) invalid('branch targets of different arity');
    if (type !== bottom) stack.push(stack.pop(type));
    this.noteBranch(label);
  }

  private functionIndex(): number {
    const { reader } = this;
    const start = reader.position;
    const index = reader.index(this.info.functions.length, 'function');
    this.indexGrowth += lengthOfU32(index + addedFunctions) - (reader.position - start);
    return index;
  }

  private call(): void {
    const { info } = this;
    const index = this.functionIndex();
    if (index >= info.imports.length) this.calls = true;
    this.effect();
    this.applyCall(info.functions[index]!);
  }

  private callIndirect(): void {
    const { info, reader, stack } = this;
    const typeIndex = reader.u32();
    reader.index(info.tables.length, 'table');
    this.calls = true;
    this.effect();
    this.edits.push(editKind.callIndirect, this.offset, this.offset);
    stack.pop(i32);
    if (typeIndex >= info.types.length) invalid(`unknown type ${typeIndex}`);
    this.applyCall(typeIndex);
  }

  private applyCall(typeIndex: number): void {
    const { params, results } = this.info.types[typeIndex]!;
    this.stack.measure(params.length, results[0] ?? bottom);
    for (let i = params.length - 1; i >= 0; i--) this.stack.pop(params[i]!);
    if (results.length > 0) this.stack.push(results[0]!);
  }

  private variable(opcode: number): void {
    const { reader, stack, info } = this;
    switch (opcode) {
      case op.drop:
        this.pure();
        stack.measure(1, bottom);
        stack.popAny();
        return;
      case op.select:
        return this.select();
      case op.selectTyped: {
        if (reader.u32() !== 1) invalid('select of more than one result');
        const type = readValueType(reader);
        this.pure();
        stack.measure(2, bottom);
        stack.pop(i32);
        stack.pop(type);
        stack.pop(type);
        return stack.push(type);
      }
      case op.localGet:
        this.pure();
        return this.push(this.local());
      case op.localSet:
        this.pure();
        stack.measure(1, bottom);
        stack.pop(this.local());
        return;
      case op.localTee: {
        this.pure();
        const type = this.local();
        stack.pop(type);
        return stack.push(type);
      }
      case op.globalGet:
        this.pure();
        return this.push(info.globals[reader.index(info.globals.length, 'global')]!.type);
      case op.globalSet: {
        this.pure();
        const global = info.globals[reader.index(info.globals.length, 'global')]!;
        if (!global.mutable) invalid('a global that cannot be set');
        stack.measure(1, bottom);
        stack.pop(global.type);
        return;
      }
      case op.tableGet:
      case op.tableSet:
        return this.tableAccess(opcode);
      default:
        invalid(`an instruction that is unknown or off: ${opcode}`);
    }
  }

  private local(): number {
    return this.locals[this.reader.index(this.locals.length, 'local')]!;
  }

  private select(): void {
    const { stack } = this;
    this.pure();
    stack.measure(2, bottom);
    stack.pop(i32);
    const second = stack.popAny();
    const first = stack.popAny();
    if (first === funcref || second === funcref) invalid('select of references needs a type');
    if (first !== second && first !== bottom && second !== bottom) invalid('select of different types');
    stack.push(first === bottom ? second : first);
  }

  private tableAccess(opcode: number): void {
    const { reader, stack, info } = this;
    reader.index(info.tables.length, 'table');
    this.effect();
    const sets = opcode === op.tableSet;
    stack.measure(sets ? 2 : 1, sets ? bottom : funcref);
    if (sets) stack.pop(funcref);
    stack.pop(i32);
    if (!sets) stack.push(funcref);
  }

  private other(opcode: number): void {
    const { reader, stack } = this;
    switch (opcode) {
      case op.memorySize:
        this.memoryIndex(true);
        this.pure();
        return this.push(i32);
      case op.memoryGrow:
        this.memoryIndex(true);
        this.bulk();
        stack.pop(i32);
        return stack.push(i32);
      case op.i32Const:
        reader.skipSigned(32);
        this.pure();
        return this.push(i32);
      case op.i64Const:
        reader.skipSigned(64);
        this.pure();
        return this.push(i64);
      case op.f32Const:
        reader.skip(4);
        this.pure();
        return this.push(f32);
      case op.f64Const:
        reader.skip(8);
        this.pure();
        return this.push(f64);
      case op.refNull:
      case op.refIsNull:
      case op.refFunc:
        return this.reference(opcode);
      case op.prefixed:
        return this.prefixed(reader.u32());
      default:
        invalid(`an instruction that is unknown or off: ${opcode}`);
    }
  }

  private reference(opcode: number): void {
    const { reader, stack, info } = this;
    this.pure();
    if (opcode === op.refNull) {
      if (reader.u8() !== 0x70) invalid('a null of a type that is off');
      return this.push(funcref);
    }
    if (opcode === op.refIsNull) {
      stack.measure(1, i32);
      stack.pop(funcref);
      return stack.push(i32);
    }
    const index = this.functionIndex();
    if (!info.referenced.has(index)) invalid(`an undeclared reference to function ${index}`);
    this.push(funcref);
  }

  /** Saturating conversions, bulk memory and tables. */
  private prefixed(code: number): void {
    const { reader, stack, info } = this;
    if (code < 8) {
      this.pure();
      stack.measure(1, ops.saturatingResult[code]!);
      stack.pop(ops.saturatingOperand[code]!);
      return stack.push(ops.saturatingResult[code]!);
    }
    switch (code) {
      case 8: // memory.init
        this.dataSegment();
        this.memoryIndex(true);
        return this.bulkOf(i32);
      case 9: // data.drop
        this.dataSegment();
        return this.pure();
      case 10: // memory.copy
        this.memoryIndex(true);
        this.memoryIndex(true);
        return this.bulkOf(i32);
      case 11: // memory.fill
        this.memoryIndex(true);
        return this.bulkOf(i32);
      case 12: // table.init
        reader.index(info.elements, 'element segment');
        reader.index(info.tables.length, 'table');
        return this.bulkOf(i32);
      case 13: // elem.drop
        reader.index(info.elements, 'element segment');
        return this.pure();
      case 14: // table.copy
        reader.index(info.tables.length, 'table');
        reader.index(info.tables.length, 'table');
        return this.bulkOf(i32);
      case 15: // table.grow
        reader.index(info.tables.length, 'table');
        this.bulk();
        stack.measure(2, i32);
        stack.pop(i32);
        stack.pop(funcref);
        return stack.push(i32);
      case 16: // table.size
        reader.index(info.tables.length, 'table');
        this.pure();
        return this.push(i32);
      case 17: // table.fill
        reader.index(info.tables.length, 'table');
        return this.bulkOf(funcref);
      default:
        invalid(`an instruction that is unknown or off: 0xfc ${code}`);
    }
  }

  private bulkOf(middle: number): void {
    const { stack } = this;
    this.bulk();
    stack.measure(3, bottom);
    stack.pop(i32);
    stack.pop(middle);
    stack.pop(i32);
  }

  private dataSegment(): void {
    const { dataCount } = this.info;
    if (dataCount === undefined) invalid('a data count section is required');
    this.reader.index(dataCount!, 'data segment');
  }
}

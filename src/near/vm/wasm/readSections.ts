import { ByteReader } from './byteReader.ts';
import { lengthOfU32 } from './leb128.ts';
import { op } from './opcodes.ts';
import { invalid } from './preparationFailure.ts';
import { addedFunctions, type FunctionType, type ModuleInfo } from './moduleInfo.ts';
import { readReferenceType, readValueType, valueType, type ValueType } from './valueType.ts';

/** wasmparser's own limits. @see wasm-tools crates/wasmparser/src/limits.rs */
const maxItems = 1_000_000;
const maxSegments = 100_000;
const maxElements = 10_000_000;
const maxParams = 1000;
const maxPages = 65_536;

function count(reader: ByteReader, limit: number, what: string): number {
  const n = reader.u32();
  return n <= limit ? n : invalid(`too many ${what}`);
}

function end(reader: ByteReader): void {
  if (!reader.done) invalid('bytes left at the end of a section');
}

export function readTypes(reader: ByteReader, types: number, info: ModuleInfo): void {
  for (let i = 0; i < types; i++) {
    if (reader.u8() !== 0x60) invalid('expected a function type');
    info.types.push(readFunctionType(reader));
  }
  end(reader);
}

function readFunctionType(reader: ByteReader): FunctionType {
  const params = new Uint8Array(count(reader, maxParams, 'parameters'));
  for (let i = 0; i < params.length; i++) params[i] = readValueType(reader);
  const results = new Uint8Array(count(reader, 1, 'results'));
  if (results.length > 0) results[0] = readValueType(reader);
  return { params, results };
}

export interface ImportedItem {
  readonly module: string;
  readonly name: string;
  readonly kind: number;
  /** The type index of an imported function. */
  readonly typeIndex: number;
}

/** Validates the import section; which of its imports nearcore takes is decided after it. */
export function readImports(reader: ByteReader, info: ModuleInfo): ImportedItem[] {
  const items: ImportedItem[] = [];
  let tables = 0;
  let memories = 0;
  for (let left = count(reader, maxItems, 'imports'); left > 0; left--) {
    const module = reader.name();
    const name = reader.name();
    const kind = reader.u8();
    let typeIndex = 0;
    if (kind === 0) typeIndex = reader.index(info.types.length, 'type');
    else if (kind === 1) readTableType(reader);
    else if (kind === 2) readMemoryType(reader);
    else if (kind === 3) readGlobalType(reader);
    else invalid('an imported tag or an unknown kind of import');
    if (kind === 1 && ++tables > 100) invalid('too many tables');
    if (kind === 2 && ++memories > 1) invalid('too many memories');
    items.push({ module, name, kind, typeIndex });
  }
  end(reader);
  return items;
}

export function readFunctions(reader: ByteReader, info: ModuleInfo): void {
  for (let left = count(reader, maxItems, 'functions'); left > 0; left--) {
    info.functions.push(reader.index(info.types.length, 'type'));
  }
  end(reader);
}

export function readTables(reader: ByteReader, info: ModuleInfo): void {
  for (let left = count(reader, 100, 'tables'); left > 0; left--) {
    if (reader.peek() === 0x40) invalid('a table with an initial expression');
    info.tables.push(readTableType(reader));
  }
  end(reader);
}

function readTableType(reader: ByteReader): ModuleInfo['tables'][number] {
  const start = reader.position;
  readReferenceType(reader);
  const type = { start, end: reader.position };
  return { ...readLimits(reader), type };
}

function readLimits(reader: ByteReader): { initial: number; maximum: number | undefined } {
  const flags = reader.u8();
  if (flags > 1) invalid('limits of a feature that is off');
  const initial = reader.u32();
  const maximum = flags === 1 ? reader.u32() : undefined;
  if (maximum !== undefined && initial > maximum) invalid('a minimum above the maximum');
  return { initial, maximum };
}

function readMemoryType(reader: ByteReader): void {
  const { initial, maximum } = readLimits(reader);
  if (initial > maxPages || (maximum ?? 0) > maxPages) invalid('a memory above 4 GiB');
}

export function readMemories(reader: ByteReader, info: ModuleInfo): void {
  info.memories = count(reader, 1, 'memories');
  for (let left = info.memories; left > 0; left--) readMemoryType(reader);
  end(reader);
}

function readGlobalType(reader: ByteReader): ModuleInfo['globals'][number] {
  const type = readValueType(reader);
  const flags = reader.u8();
  if (flags > 1) invalid('malformed mutability');
  return { type, mutable: flags === 1 };
}

export function readGlobals(reader: ByteReader, info: ModuleInfo): void {
  // Differs from nearcore: a contract with some 100 000 globals runs; nearcore’s engine cannot load it (`LoadingError`).
  for (let left = count(reader, maxItems, 'globals'); left > 0; left--) {
    const global = readGlobalType(reader);
    info.globalGrowth += growth(readConstantExpression(reader, global.type, info, true));
    info.globals.push(global);
  }
  end(reader);
}

export function readExports(reader: ByteReader, info: ModuleInfo): void {
  const totals = [info.functions.length, info.tables.length, info.memories, info.globals.length];
  const names = new Set<string>();
  for (let left = count(reader, maxItems, 'exports'); left > 0; left--) {
    const name = reader.name();
    const nameLength = reader.lastNameLength;
    const kind = reader.u8();
    const index = reader.index(totals[kind] ?? 0, 'export');
    if (names.has(name)) invalid(`a second export named ${name}`);
    names.add(name);
    if (kind === 0) info.referenced.add(index);
    info.exports.push({ name, nameLength, kind, index });
  }
  end(reader);
}

export function readStart(reader: ByteReader, info: ModuleInfo): void {
  const index = reader.u32();
  end(reader);
  const type = info.types[info.functions[index] ?? -1] ?? invalid(`unknown function ${index}`);
  if (type.params.length + type.results.length > 0) invalid('a start function with parameters or results');
  info.start = index;
}

export function readElements(reader: ByteReader, info: ModuleInfo): void {
  for (let left = count(reader, maxSegments, 'element segments'); left > 0; left--) {
    const flags = reader.u32();
    if (flags > 7) invalid('unknown kind of element segment');
    if ((flags & 1) === 0) {
      if ((flags & 2) !== 0) reader.index(info.tables.length, 'table');
      else if (info.tables.length === 0) invalid('unknown table 0');
      readConstantExpression(reader, valueType.i32, info, true);
    }
    const expressions = (flags & 4) !== 0;
    if ((flags & 3) !== 0) {
      if (expressions) readReferenceType(reader);
      else if (reader.u8() !== 0) invalid('only functions stand in element segments');
    }
    for (let items = count(reader, maxElements, 'elements'); items > 0; items--) {
      const start = reader.position;
      const index = expressions
        ? readConstantExpression(reader, valueType.funcref, info, true)
        : reader.index(info.functions.length, 'function');
      if (!expressions && index !== undefined && index < info.imports.length)
        info.hostElements.push({ start, end: reader.position, index });
      if (index !== undefined) info.referenced.add(index);
      info.elementGrowth += growth(index);
    }
    info.elements++;
  }
  end(reader);
}

export function readDataCount(reader: ByteReader, info: ModuleInfo): void {
  info.dataCount = reader.u32();
  end(reader);
  if (info.dataCount > maxSegments) invalid('too many data segments');
}

export function readData(reader: ByteReader, info: ModuleInfo): void {
  info.dataSegments = count(reader, maxSegments, 'data segments');
  for (let left = info.dataSegments; left > 0; left--) {
    const flags = reader.u32();
    if (flags > 2) invalid('unknown kind of data segment');
    if (flags !== 1) {
      if (flags === 2) reader.index(info.memories, 'memory');
      else if (info.memories === 0) invalid('unknown memory 0');
      readConstantExpression(reader, valueType.i32, info, false);
    }
    reader.skip(reader.u32());
  }
  end(reader);
}

/** The bytes by which a function's index grows in nearcore's module. */
const growth = (index: number | undefined): number =>
  index === undefined ? 0 : lengthOfU32(index + addedFunctions) - lengthOfU32(index);

/**
 * One constant and `end`; gives the function it refers to, if any. Globals cannot be read, since none may be imported.
 */
function readConstantExpression(
  reader: ByteReader,
  expected: ValueType,
  info: ModuleInfo,
  mayRefer: boolean,
): number | undefined {
  const start = reader.position;
  const type = readConstant(reader, info, mayRefer);
  if (type !== expected) invalid('a constant of another type');
  if (reader.u8() !== op.end) invalid('expected the end of a constant expression');
  return reader.bytes[start] === op.refFunc ? new ByteReader(reader.bytes, start + 1).u32() : undefined;
}

function readConstant(reader: ByteReader, info: ModuleInfo, mayRefer: boolean): ValueType {
  switch (reader.u8()) {
    case op.i32Const:
      reader.skipSigned(32);
      return valueType.i32;
    case op.i64Const:
      reader.skipSigned(64);
      return valueType.i64;
    case op.f32Const:
      reader.skip(4);
      return valueType.f32;
    case op.f64Const:
      reader.skip(8);
      return valueType.f64;
    case op.refNull:
      if (reader.u8() !== 0x70) invalid('a null of a type that is off');
      return valueType.funcref;
    case op.refFunc: {
      const index = reader.index(info.functions.length, 'function');
      if (mayRefer) info.referenced.add(index);
      return valueType.funcref;
    }
    default:
      return invalid('not a constant expression');
  }
}

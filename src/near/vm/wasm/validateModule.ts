import { analyzeFunction } from '../metering/analyzeFunction.ts';
import { FunctionAnalysis } from '../metering/functionAnalysis.ts';
import type { FunctionShape } from '../metering/functionShape.ts';
import { ByteReader } from './byteReader.ts';
import { createModuleInfo, sectionId, type ModuleInfo, type Span } from './moduleInfo.ts';
import { invalid, PreparationFailure } from './preparationFailure.ts';
import * as sections from './readSections.ts';
import { readValueType, sizeOfValue } from './valueType.ts';

/** The limits that decide between one `PrepareError` and another; `null` is none. */
export interface ModuleLimits {
  readonly maxTypes: number;
  readonly maxFunctions: number;
  readonly maxTables: number;
  readonly maxTableElements: number;
  readonly maxFunctionBodySize: number;
  /** Declared locals over all functions; parameters are none. */
  readonly maxLocals: number;
}

/** Engines allow so many locals, parameters included. */
const maxLocalsPerFunction = 50_000;
/** wasmparser's order of the sections, by id. */
const sectionOrder = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 11];
const limit = (error: ConstructorParameters<typeof PreparationFailure>[0], count: number): never => {
  throw new PreparationFailure(error, `${count}`);
};

/**
 * Validates a module section by section in file order, as nearcore's first pass does: the first broken rule decides.
 * `onFunction` is called for each body right after its analysis, whose results it must take at once.
 * @see nearcore runtime/near-vm-runner/src/prepare/prepare_v3.rs `PrepareContext::run`
 */
export function validateModule(
  code: Uint8Array,
  limits: ModuleLimits,
  onFunction: (info: ModuleInfo, shape: FunctionShape, analysis: FunctionAnalysis, typeIndex: number) => void,
): ModuleInfo {
  const reader = new ByteReader(code);
  for (const byte of [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) if (reader.u8() !== byte) invalid('no header of a Wasm module');
  const info = createModuleInfo();
  const state: State = { info, limits, order: 0, functionsLeft: limits.maxFunctions, localsLeft: limits.maxLocals };
  while (!reader.done) {
    const id = reader.u8();
    const section = reader.part(reader.u32());
    if (id === sectionId.custom) {
      section.name();
      continue;
    }
    if (id === sectionId.code) validateCode(section, state, onFunction);
    else validateSection(id, section, state);
  }
  validateEnd(state);
  return info;
}

interface State {
  readonly info: ModuleInfo;
  readonly limits: ModuleLimits;
  /** Of the last section. */
  order: number;
  functionsLeft: number;
  localsLeft: number;
}

function begin(id: number, { start, end }: Span, state: State): void {
  const order = sectionOrder[id] ?? invalid(`unknown section ${id}`);
  if (order <= state.order) invalid(`section ${id} is out of order`);
  state.order = order;
  state.info.sections.set(id, { start, end });
}

function validateSection(id: number, reader: ByteReader, state: State): void {
  const { info, limits } = state;
  const span = { start: reader.position, end: reader.end };
  if (id === sectionId.type) {
    const types = reader.u32();
    if (types > limits.maxTypes) limit('TooManyTypes', types);
    begin(id, span, state);
    return sections.readTypes(reader, types, info);
  }
  begin(id, span, state);
  switch (id) {
    case sectionId.import:
      return takeImports(sections.readImports(reader, info), state);
    case sectionId.function:
      return sections.readFunctions(reader, info);
    case sectionId.table:
      sections.readTables(reader, info);
      if (info.tables.length > limits.maxTables) limit('TooManyTables', info.tables.length);
      for (const { initial } of info.tables) {
        if (initial > limits.maxTableElements) limit('TooManyTableElements', initial);
      }
      return;
    case sectionId.memory:
      return sections.readMemories(reader, info);
    case sectionId.global:
      return sections.readGlobals(reader, info);
    case sectionId.export:
      return sections.readExports(reader, info);
    case sectionId.start:
      return sections.readStart(reader, info);
    case sectionId.element:
      return sections.readElements(reader, info);
    case sectionId.dataCount:
      return sections.readDataCount(reader, info);
    default:
      return sections.readData(reader, info);
  }
}

function takeImports(items: readonly sections.ImportedItem[], state: State): void {
  for (const { module, name, kind, typeIndex } of items) {
    if (module !== 'env' || kind === 1 || kind === 3) throw new PreparationFailure('Instantiate', `${module}.${name}`);
    if (kind === 2) throw new PreparationFailure('Memory', 'an imported memory');
    if (--state.functionsLeft < 0) limit('TooManyFunctions', items.length);
    state.info.imports.push({ name, typeIndex });
    state.info.functions.push(typeIndex);
  }
}

function validateCode(
  reader: ByteReader,
  state: State,
  onFunction: (info: ModuleInfo, shape: FunctionShape, analysis: FunctionAnalysis, typeIndex: number) => void,
): void {
  const { info } = state;
  const span = { start: reader.position, end: reader.end };
  const count = reader.u32();
  state.functionsLeft -= count;
  if (state.functionsLeft < 0) limit('TooManyFunctions', count);
  begin(sectionId.code, span, state);
  const first = info.imports.length;
  if (count !== info.functions.length - first) invalid('bodies and declarations of functions differ in number');
  const analysis = new FunctionAnalysis(info);
  for (let i = 0; i < count; i++) {
    const body = reader.part(reader.u32());
    const typeIndex = info.functions[first + i]!;
    onFunction(info, analyzeBody(body, typeIndex, state, analysis), analysis, typeIndex);
  }
  if (!reader.done) invalid('bytes left at the end of a section');
}

function analyzeBody(body: ByteReader, typeIndex: number, state: State, analysis: FunctionAnalysis): FunctionShape {
  const { limits, info } = state;
  const size = body.end - body.position;
  if (size > limits.maxFunctionBodySize) limit('FunctionBodyTooLarge', size);
  const { params, results } = info.types[typeIndex]!;
  const groups = body.u32();
  const start = body.position;
  for (let i = 0; i < groups; i++) {
    state.localsLeft -= body.u32();
    readValueTypeLoosely(body);
    if (state.localsLeft < 0) limit('TooManyLocals', -state.localsLeft);
  }
  const localGroups = { start, end: body.position };
  const locals = expandLocals(new ByteReader(body.bytes, start, body.end), groups, params);
  let frameSize = 64;
  for (const type of locals) frameSize += sizeOfValue[type]!;
  const result = results[0] ?? 0;
  const code = { start: body.position, end: body.end };
  analyzeFunction(analysis, body, locals, params.length, result);
  return {
    localGroups,
    localGroupCount: groups,
    paramCount: params.length,
    localCount: locals.length,
    result,
    code,
    frameSize,
  };
}

/** In the first look at the locals only their number counts; a type that is off is refused afterwards. */
function readValueTypeLoosely(reader: ByteReader): void {
  const byte = reader.u8();
  if (byte === 0x63 || byte === 0x64) return reader.skipSigned(33);
  const known = (byte >= 0x68 && byte <= 0x75) || (byte >= 0x7b && byte <= 0x7f);
  if (!known) invalid('an unknown value type');
}

function expandLocals(reader: ByteReader, groups: number, params: Uint8Array): Uint8Array {
  const counts: number[] = [];
  const types: number[] = [];
  let total = params.length;
  for (let i = 0; i < groups; i++) {
    const count = reader.u32();
    total += count;
    if (total > maxLocalsPerFunction) invalid('too many locals in a function');
    counts.push(count);
    types.push(readValueType(reader));
  }
  const locals = new Uint8Array(total);
  locals.set(params);
  let next = params.length;
  for (const [i, count] of counts.entries()) locals.fill(types[i]!, next, (next += count));
  return locals;
}

function validateEnd({ info }: State): void {
  if (info.dataCount !== undefined && info.dataCount !== info.dataSegments) invalid('wrong data count');
  const declared = info.functions.length - info.imports.length;
  if (declared > 0 && !info.sections.has(sectionId.code)) invalid('functions without bodies');
}

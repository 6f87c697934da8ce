import { ByteWriter } from '../wasm/byteWriter.ts';
import { sectionId, type ModuleInfo, type Span } from '../wasm/moduleInfo.ts';
import { op } from '../wasm/opcodes.ts';
import { encodingOfValue } from '../wasm/valueType.ts';
import type { Build } from './build.ts';
import { injected, injectedCount, writeInjectedGlobals } from './injectedGlobals.ts';
import { HostThunks } from './hostThunks.ts';
import { addedParams, addedResult } from './writeFastFunction.ts';

export interface ModuleShape {
  readonly build: Build;
  /** Functions that are added behind the contract's own, and never called. */
  readonly smallFunctions: number;
  readonly initialMemoryPages: number;
  readonly maxMemoryPages: number;
  readonly maxTableElements: number;
  /** Bytes. */
  readonly stackHeight: number;
}

/** What the host takes from an instance, all but `gas` of the exact build alone; functions have names of their own, see `functionExport`. */
export const exported = {
  table: 'table',
  gas: 'gas',
  charge: 'charge',
  stack: 'stack',
  scratch: 'scratch',
} as const;

/** Under which name the module takes its memory: see `createMemory`. */
export const memoryImport = { module: 'crosscall', name: 'memory' } as const;

export const functionExport = (index: number): string => `f${index}`;

/** Writes the module that runs, around function bodies that are already written. */
export function writeModule(code: Uint8Array, info: ModuleInfo, bodies: ByteWriter, shape: ModuleShape): Uint8Array {
  const writer = new ByteWriter(code.length + bodies.length + 1024);
  writer.bytes(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const copy = (id: number): void => {
    const span = info.sections.get(id);
    if (!span) return;
    writer.u8(id);
    writer.u32(span.end - span.start);
    writer.slice(code, span.start, span.end);
  };
  const thunks = shape.build === 'fast' && bodies.length > 0 ? new HostThunks(code, info) : undefined;
  const thunkCount = thunks?.imports.length ?? 0;
  if (shape.build === 'exact') copy(sectionId.type);
  else if (info.types.length > 0) writer.section(sectionId.type, types(code, info));
  writer.section(sectionId.import, imports(code, info, shape));
  if (shape.build === 'exact') copy(sectionId.function);
  else if (bodies.length > 0) writer.section(sectionId.function, functions(info, shape, thunks?.imports ?? []));
  if (info.tables.length > 0) writer.section(sectionId.table, tables(code, info, shape));
  writer.section(sectionId.global, globals(code, info, shape));
  writer.section(sectionId.export, exportsOf(info, shape.build));
  if (thunks && thunkCount > 0) writer.section(sectionId.element, thunks.elements());
  else copy(sectionId.element);
  copy(sectionId.dataCount);
  if (bodies.length > 0) {
    const count = new ByteWriter(8);
    count.u32(info.functions.length - info.imports.length + thunkCount + shape.smallFunctions);
    thunks?.addTo(bodies);
    for (let i = 0; i < shape.smallFunctions; i++) bodies.bytes(smallFunction);
    writer.u8(sectionId.code);
    writer.u32(count.length + bodies.length);
    writer.bytes(count.view());
    writer.bytes(bodies.view());
  }
  copy(sectionId.data);
  return writer.toBytes();
}

/** A body with its length: no locals, `unreachable`; valid whatever the type. */
const smallFunction = Uint8Array.of(3, 0, op.unreachable, op.end);

/** The contract's types, and behind them each as the fast build's functions have it. @see writeFastFunction */
function types(code: Uint8Array, info: ModuleInfo): ByteWriter {
  const body = new ByteWriter(1024);
  body.u32(2 * info.types.length);
  copyItems(body, code, info.sections.get(sectionId.type));
  const values = (own: Uint8Array, added: readonly number[]): void => {
    body.u32(own.length + added.length);
    for (const type of [...own, ...added]) body.u8(encodingOfValue[type]!);
  };
  for (const { params, results } of info.types) {
    body.u8(0x60);
    values(params, addedParams);
    values(results, [addedResult]);
  }
  return body;
}

function functions(
  { types, functions, imports }: ModuleInfo,
  { smallFunctions }: ModuleShape,
  thunks: readonly number[],
): ByteWriter {
  const body = new ByteWriter(1024);
  body.u32(functions.length - imports.length + thunks.length + smallFunctions);
  for (let i = imports.length; i < functions.length; i++) body.u32(functions[i]! + types.length);
  for (const index of thunks) body.u32(functions[index]! + types.length);
  for (let i = 0; i < smallFunctions; i++) body.u32(0);
  return body;
}

/** A table keeps its sizes, but never grows beyond the limit. */
function tables(code: Uint8Array, { tables }: ModuleInfo, { maxTableElements }: ModuleShape): ByteWriter {
  const body = new ByteWriter(32);
  body.u32(tables.length);
  for (const { initial, maximum, type } of tables) {
    body.slice(code, type.start, type.end);
    body.u8(1);
    body.u32(initial);
    body.u32(Math.min(maximum ?? maxTableElements, maxTableElements));
  }
  return body;
}

/** The contract's imports and a memory: whatever memory it declares gives way to the network's. */
function imports(code: Uint8Array, info: ModuleInfo, { initialMemoryPages, maxMemoryPages }: ModuleShape): ByteWriter {
  const body = new ByteWriter(1024);
  body.u32(info.imports.length + 1);
  copyItems(body, code, info.sections.get(sectionId.import));
  body.name(memoryImport.module);
  body.name(memoryImport.name);
  body.bytes(Uint8Array.of(2, 1));
  body.u32(initialMemoryPages);
  body.u32(maxMemoryPages);
  return body;
}

function globals(code: Uint8Array, info: ModuleInfo, { stackHeight }: ModuleShape): ByteWriter {
  const body = new ByteWriter(256);
  body.u32(info.globals.length + injectedCount);
  copyItems(body, code, info.sections.get(sectionId.global));
  writeInjectedGlobals(body, stackHeight);
  return body;
}

/** Copies what stands in a section behind its count. */
function copyItems(body: ByteWriter, code: Uint8Array, span: Span | undefined): void {
  if (!span) return;
  let start = span.start;
  while (code[start]! >= 0x80) start++;
  body.slice(code, start + 1, span.end);
}

function exportsOf(info: ModuleInfo, build: Build): ByteWriter {
  const functions = new Set(info.exports.filter(({ kind }) => kind === 0).map(({ index }) => index));
  if (info.start !== undefined) functions.add(info.start);
  const body = new ByteWriter(1024);
  const entry = (name: string, kind: number, index: number): void => {
    body.name(name);
    body.u8(kind);
    body.u32(index);
  };
  const first = info.globals.length;
  const exact = build === 'exact';
  body.u32(1 + functions.size + (exact ? 3 + Math.min(info.tables.length, 1) : 0));
  entry(exported.gas, 3, first + injected.gas);
  if (exact) {
    entry(exported.charge, 3, first + injected.charge);
    entry(exported.stack, 3, first + injected.stack);
    entry(exported.scratch, 3, first + injected.scratch);
    if (info.tables.length > 0) entry(exported.table, 1, 0);
  }
  for (const index of functions) entry(functionExport(index), 0, index);
  return body;
}

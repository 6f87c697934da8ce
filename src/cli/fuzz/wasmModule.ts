import { hostFunctionSignatures } from '../../near/vm/host/hostFunctionSignatures.ts';
import { ByteWriter } from '../../near/vm/wasm/byteWriter.ts';
import { sectionId } from '../../near/vm/wasm/moduleInfo.ts';
import { encodingOfValue, valueType } from '../../near/vm/wasm/valueType.ts';
import { latestParameters } from '../bench/callContext.ts';
import type { Tape } from './tape.ts';
import { writeBody } from './wasmBody.ts';

export interface Signature {
  readonly params: readonly number[];
  /** `valueType.bottom`: none. */
  readonly result: number;
}

/** What a function body may refer to. */
export interface ModuleOutline {
  /** By function index, imports first. */
  readonly functions: readonly Signature[];
  readonly imports: readonly string[];
  readonly globals: readonly number[];
  readonly tableSize: number;
}

const { bottom, i32, i64, f32, f64 } = valueType;
const types = [i32, i64, f32, f64];
const byName = { i32, i64 } as const;
const hostFunctions = Object.entries(hostFunctionSignatures(latestParameters)).map(([name, { params, results }]) => ({
  name,
  signature: {
    params: params.map((type) => byName[type]),
    result: results[0] === undefined ? bottom : byName[results[0]],
  },
}));

/** Builds a module that is valid whatever the tape holds; it exports `main` and imports what it likes of the host. */
export function randomModule(tape: Tape): Uint8Array {
  const imports = Array.from({ length: tape.below(8) }, () => tape.pick(hostFunctions));
  const own: Signature[] = [{ params: [], result: bottom }];
  for (let left = tape.below(4); left > 0; left--) {
    const params = Array.from({ length: tape.below(4) }, () => tape.pick(types));
    own.push({ params, result: tape.pick([bottom, ...types]) });
  }
  const outline: ModuleOutline = {
    functions: [...imports.map(({ signature }) => signature), ...own],
    imports: imports.map(({ name }) => name),
    globals: Array.from({ length: tape.below(4) }, () => tape.pick(types)),
    tableSize: tape.below(6),
  };
  return writeOutline(outline, tape);
}

function writeOutline(outline: ModuleOutline, tape: Tape): Uint8Array {
  const { functions, imports, globals, tableSize } = outline;
  const writer = new ByteWriter();
  writer.bytes(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const section = (id: number, write: (body: ByteWriter) => void): void => {
    const body = new ByteWriter();
    write(body);
    writer.section(id, body);
  };
  section(sectionId.type, (body) => {
    body.u32(functions.length);
    for (const signature of functions) writeSignature(body, signature);
  });
  section(sectionId.import, (body) => {
    body.u32(imports.length);
    imports.forEach((name, index) => {
      body.name('env');
      body.name(name);
      body.u8(0);
      body.u32(index);
    });
  });
  section(sectionId.function, (body) => {
    body.u32(functions.length - imports.length);
    for (let index = imports.length; index < functions.length; index++) body.u32(index);
  });
  if (tableSize > 0) section(sectionId.table, (body) => body.bytes(Uint8Array.of(1, 0x70, 0, tableSize)));
  section(sectionId.memory, (body) => body.bytes(Uint8Array.of(1, 0, 1)));
  section(sectionId.global, (body) => {
    body.u32(globals.length);
    for (const type of globals) writeGlobal(body, type);
  });
  section(sectionId.export, (body) => {
    body.u32(1);
    body.name('main');
    body.u8(0);
    body.u32(imports.length);
  });
  if (tableSize > 0) section(sectionId.element, (body) => writeElements(body, outline, tape));
  section(sectionId.code, (body) => {
    body.u32(functions.length - imports.length);
    for (let index = imports.length; index < functions.length; index++) {
      const code = writeBody(outline, functions[index]!, tape);
      body.u32(code.length);
      body.bytes(code.view());
    }
  });
  return writer.toBytes();
}

function writeSignature(body: ByteWriter, { params, result }: Signature): void {
  body.u8(0x60);
  body.u32(params.length);
  for (const type of params) body.u8(encodingOfValue[type]!);
  body.u32(result === bottom ? 0 : 1);
  if (result !== bottom) body.u8(encodingOfValue[result]!);
}

function writeGlobal(body: ByteWriter, type: number): void {
  body.u8(encodingOfValue[type]!);
  body.u8(1);
  const zero =
    type === f32 ? [0x43, 0, 0, 0, 0] : type === f64 ? [0x44, 0, 0, 0, 0, 0, 0, 0, 0] : [type === i32 ? 0x41 : 0x42, 0];
  body.bytes(Uint8Array.of(...zero, 0x0b));
}

/** Fills the front of the table with functions; what is behind stays null. */
function writeElements(body: ByteWriter, { functions, tableSize }: ModuleOutline, tape: Tape): void {
  const count = tape.below(tableSize + 1);
  body.bytes(Uint8Array.of(1, 0, 0x41, 0, 0x0b));
  body.u32(count);
  for (let i = 0; i < count; i++) body.u32(tape.below(functions.length));
}

import { ByteWriter } from '../wasm/byteWriter.ts';
import { sectionId } from '../wasm/moduleInfo.ts';

type Bytes = readonly number[];

/** The parts of a small module for tests, each as it stands in the binary behind the section's count. */
export interface ModuleParts {
  readonly types?: readonly Bytes[];
  readonly imports?: readonly (readonly [module: string, name: string, typeIndex: number])[];
  /** Type index, declarations of locals with their number, instructions without the final `end`. */
  readonly functions?: readonly (readonly [typeIndex: number, locals: Bytes, code: Bytes])[];
  readonly tables?: readonly Bytes[];
  readonly memories?: readonly Bytes[];
  readonly globals?: readonly Bytes[];
  readonly exports?: readonly (readonly [name: string, kind: number, index: number])[];
  readonly start?: number;
  readonly elements?: readonly Bytes[];
}

/** The type of a method: no parameters, no results. */
export const methodType: Bytes = [0x60, 0, 0];

/** Writes a module from its parts. */
export function moduleBytes(parts: ModuleParts): Uint8Array {
  const { types = [methodType], imports = [], functions = [], exports = [] } = parts;
  const writer = new ByteWriter(256);
  writer.bytes(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const section = (id: number, items: readonly ((body: ByteWriter) => void)[]): void => {
    if (items.length === 0) return;
    const body = new ByteWriter(256);
    body.u32(items.length);
    for (const write of items) write(body);
    writer.section(id, body);
  };
  const raw = (items: readonly Bytes[] = []) =>
    items.map((bytes) => (body: ByteWriter) => body.bytes(Uint8Array.from(bytes)));
  section(sectionId.type, raw(types));
  section(
    sectionId.import,
    imports.map(
      ([module, name, type]) =>
        (body) => (body.name(module), body.name(name), body.u8(0), body.u32(type)),
    ),
  );
  section(
    sectionId.function,
    functions.map(
      ([type]) =>
        (body) =>
          body.u32(type),
    ),
  );
  section(sectionId.table, raw(parts.tables));
  section(sectionId.memory, raw(parts.memories));
  section(sectionId.global, raw(parts.globals));
  section(
    sectionId.export,
    exports.map(
      ([name, kind, index]) =>
        (body) => (body.name(name), body.u8(kind), body.u32(index)),
    ),
  );
  if (parts.start !== undefined) writer.bytes(Uint8Array.of(sectionId.start, 1, parts.start));
  section(sectionId.element, raw(parts.elements));
  section(
    sectionId.code,
    functions.map(([, locals, code]) => (body) => {
      const bytes = Uint8Array.from([...locals, ...code, 0x0b]);
      body.u32(bytes.length);
      body.bytes(bytes);
    }),
  );
  return writer.toBytes();
}

import { ByteWriter } from '../wasm/byteWriter.ts';
import { sectionId, type ModuleInfo } from '../wasm/moduleInfo.ts';
import { op } from '../wasm/opcodes.ts';
import { CodeWriter } from './codeWriter.ts';
import { injected } from './injectedGlobals.ts';

/**
 * Functions that the fast build puts into tables in place of host functions: they have the type that its callers expect, and
 * hand gas over as a direct call of a host function does. They cost nothing, as in nearcore there are none.
 */
export class HostThunks {
  /** The imported functions that have one, in the order of their thunks. */
  readonly imports: readonly number[];
  readonly #code: Uint8Array;
  readonly #info: ModuleInfo;

  constructor(code: Uint8Array, info: ModuleInfo) {
    this.#code = code;
    this.#info = info;
    this.imports = [...new Set(info.hostElements.map(({ index }) => index))];
  }

  /** The element section with thunks, which stand behind the contract's own functions. */
  elements(): ByteWriter {
    const { functions, hostElements, sections } = this.#info;
    const span = sections.get(sectionId.element)!;
    const body = new ByteWriter(span.end - span.start + 64);
    let from = span.start;
    for (const { start, end, index } of hostElements) {
      body.slice(this.#code, from, start);
      body.u32(functions.length + this.imports.indexOf(index));
      from = end;
    }
    body.slice(this.#code, from, span.end);
    return body;
  }

  /** Adds the bodies, each with its length. */
  addTo(bodies: ByteWriter): void {
    const { functions, globals, types } = this.#info;
    for (const index of this.imports) {
      const params = types[functions[index]!]!.params.length;
      const writer = new CodeWriter(globals.length);
      writer.u32(0);
      writer.indexed(op.localGet, params);
      writer.u8(op.f64ConvertI64S);
      writer.global(op.globalSet, injected.gas);
      for (let param = 0; param < params; param++) writer.indexed(op.localGet, param);
      writer.indexed(op.call, index);
      writer.global(op.globalGet, injected.gas);
      writer.u8(op.i64TruncF64S);
      writer.u8(op.end);
      bodies.u32(writer.length);
      bodies.bytes(writer.view());
    }
  }
}

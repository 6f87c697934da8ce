/** A section of a Wasm module, without its id and length. */
export interface Section {
  readonly id: number;
  readonly body: Uint8Array;
}

/** The ids of the sections that linking touches. */
export const sectionIds = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  global: 6,
  export: 7,
  code: 10,
  data: 11,
} as const;

const headerLength = 8;
const utf8 = new TextEncoder();

/** Reads WebAssembly's numbers and names, one after the other. */
export class WasmReader {
  readonly bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  get done(): boolean {
    return this.position >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.position++];
    if (byte === undefined) throw new RangeError('The Wasm ends in the middle of a number.');
    return byte;
  }

  /** LEB128, of 32 bits. */
  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** Signed LEB128, of 32 bits. */
  signed(): number {
    let value = 0;
    for (let shift = 0; ;) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) return byte & 0x40 && shift < 32 ? value | (-1 << shift) : value;
    }
  }

  take(length: number): Uint8Array {
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.unsigned()));
  }

  rest(): Uint8Array {
    return this.bytes.subarray(this.position);
  }
}

/** Lists a module's sections in their order. */
export function readSections(wasm: Uint8Array): Section[] {
  const reader = new WasmReader(wasm, headerLength);
  const sections: Section[] = [];
  while (!reader.done) {
    const id = reader.byte();
    sections.push({ id, body: reader.take(reader.unsigned()) });
  }
  return sections;
}

/** Writes a module of these sections, under the header of another. */
export function writeSections(like: Uint8Array, sections: readonly Section[]): Uint8Array<ArrayBuffer> {
  return concat(
    like.subarray(0, headerLength),
    ...sections.flatMap(({ id, body }) => [[id], unsigned(body.length), body]),
  );
}

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -0x40 && rest < 0x40) return [...bytes, rest & 0x7f];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

export function name(text: string): Uint8Array {
  const bytes = utf8.encode(text);
  return concat(unsigned(bytes.length), bytes);
}

export function concat(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

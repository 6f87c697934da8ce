/** Says why bytes are not what they should be, in the words of nearcore's Borsh library. */
export class BorshError extends Error {
  override readonly name = 'BorshError';
}

const UNEXPECTED_LENGTH = 'Unexpected length of input';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const MASK_64 = (1n << 64n) - 1n;

/** Reads Borsh from the front of some bytes. Every method throws `BorshError`; byte arrays come out as copies. */
export class BorshReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** Looks at a byte without taking it; `offset` counts from here. */
  peek(offset: number): number {
    const byte = this.#bytes[this.#at + offset];
    if (byte === undefined) throw new BorshError(UNEXPECTED_LENGTH);
    return byte;
  }

  fixed(length: number, message: string = UNEXPECTED_LENGTH): Uint8Array {
    const from = this.#take(length, message);
    return this.#bytes.slice(from, from + length);
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true);
  }

  /** A 64-bit integer that counts blocks, shards or bytes; throws if it cannot be a safe number. */
  u64AsNumber(): number {
    const value = this.u64();
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new BorshError(`Expected a number below 2^53, got ${value}`);
    return Number(value);
  }

  u128(): bigint {
    const low = this.u64();
    return low | (this.u64() << 64n);
  }

  bytes(): Uint8Array {
    return this.fixed(this.u32());
  }

  string(): string {
    const bytes = this.bytes();
    try {
      return utf8.decode(bytes);
    } catch {
      throw new BorshError(describeUtf8Error(bytes));
    }
  }

  option<T>(read: (reader: BorshReader) => T): T | null {
    const flag = this.u8();
    if (flag === 0) return null;
    if (flag === 1) return read(this);
    throw new BorshError(`Invalid Option representation: ${flag}. The first byte must be 0 or 1`);
  }

  list<T>(read: (reader: BorshReader) => T): T[] {
    const count = this.u32();
    const items: T[] = [];
    for (let i = 0; i < count; i += 1) items.push(read(this));
    return items;
  }

  #take(length: number, message: string = UNEXPECTED_LENGTH): number {
    const from = this.#at;
    if (from + length > this.#bytes.length) throw new BorshError(message);
    this.#at = from + length;
    return from;
  }
}

/** Collects Borsh bytes. Values out of range throw `RangeError`: they are our mistake, never a reader's. */
export class BorshWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  /** `capacity` is how many bytes to expect; more are welcome. */
  constructor(capacity: number = 128) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  fixed(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  u8(value: number): this {
    const at = this.#grow(1);
    this.#view.setUint8(at, value);
    return this;
  }

  u16(value: number): this {
    const at = this.#grow(2);
    this.#view.setUint16(at, value, true);
    return this;
  }

  u32(value: number): this {
    const at = this.#grow(4);
    this.#view.setUint32(at, value, true);
    return this;
  }

  u64(value: bigint | number): this {
    const integer = BigInt(value);
    if (integer < 0n || integer > MASK_64) throw new RangeError(`Expected an unsigned 64-bit integer, got ${integer}`);
    const at = this.#grow(8);
    this.#view.setBigUint64(at, integer, true);
    return this;
  }

  u128(value: bigint): this {
    return this.u64(value & MASK_64).u64(value >> 64n);
  }

  bytes(bytes: Uint8Array): this {
    return this.u32(bytes.length).fixed(bytes);
  }

  string(text: string): this {
    return this.bytes(encoder.encode(text));
  }

  option<T>(value: T | null, write: (writer: BorshWriter, value: T) => void): this {
    this.u8(value === null ? 0 : 1);
    if (value !== null) write(this, value);
    return this;
  }

  list<T>(items: readonly T[], write: (writer: BorshWriter, item: T) => void): this {
    this.u32(items.length);
    for (const item of items) write(this, item);
    return this;
  }

  /** Makes room and says where it begins; `#bytes` and `#view` may be others afterwards. */
  #grow(by: number): number {
    const from = this.#length;
    this.#length += by;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return from;
  }
}

/** Turns a value into bytes with one of the `write…` functions. */
export function encodeBorsh<T>(write: (writer: BorshWriter, value: T) => void, value: T): Uint8Array {
  const writer = new BorshWriter();
  write(writer, value);
  return writer.finish();
}

/** Turns all of some bytes into a value with one of the `read…` functions; throws `BorshError`. */
export function decodeBorsh<T>(read: (reader: BorshReader) => T, bytes: Uint8Array): T {
  const reader = new BorshReader(bytes);
  const value = read(reader);
  if (reader.remaining > 0) throw new BorshError('Not all bytes read');
  return value;
}

export function unexpectedTag(tag: number): BorshError {
  return new BorshError(`Unexpected variant tag: ${tag}`);
}

/** Finds the first byte that breaks UTF-8 and says it as Rust's `Utf8Error` does. */
function describeUtf8Error(bytes: Uint8Array): string {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first <= 0xdf
          ? 2
          : first >= 0xe0 && first <= 0xef
            ? 3
            : first >= 0xf0 && first <= 0xf4
              ? 4
              : 0;
    if (length === 0) return `invalid utf-8 sequence of 1 bytes from index ${at}`;
    for (let i = 1; i < length; i += 1) {
      const byte = bytes[at + i];
      if (byte === undefined) return `incomplete utf-8 byte sequence from index ${at}`;
      const low = i > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      const high = i > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return `invalid utf-8 sequence of ${i} bytes from index ${at}`;
    }
    at += length;
  }
  return 'invalid utf-8';
}

/** Says why bytes are not what they should be, in the words of nearcore's Borsh library. */
export class BorshError extends Error {
  override readonly name = 'BorshError';
}

const UNEXPECTED_LENGTH = 'Unexpected length of input';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const MASK_32 = (1n << 32n) - 1n;
const MASK_64 = (1n << 64n) - 1n;

/** Reads Borsh from the front of some bytes. Every method throws `BorshError`; byte arrays come out as copies. */
export class BorshReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
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
    return this.#bytes[this.#take(1)] as number;
  }

  u16(): number {
    const at = this.#take(2);
    return (this.#bytes[at] as number) | ((this.#bytes[at + 1] as number) << 8);
  }

  u32(): number {
    return this.#word(this.#take(4));
  }

  u64(): bigint {
    const at = this.#take(8);
    return BigInt(this.#word(at)) | (BigInt(this.#word(at + 4)) << 32n);
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

  #word(at: number): number {
    const bytes = this.#bytes;
    return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  }

  #take(length: number, message: string = UNEXPECTED_LENGTH): number {
    const from = this.#at;
    if (from + length > this.#bytes.length) throw new BorshError(message);
    this.#at = from + length;
    return from;
  }
}

/** A buffer that finished writers hand on: most of what is written is short, and a new buffer costs more than that. */
let spare: Uint8Array | null = new Uint8Array(4096);
const SPENT = new Uint8Array(0);

/**
 * Collects Borsh bytes; after `finish` it takes no more. Values out of range throw `RangeError`: they are our mistake,
 * never a reader's.
 */
export class BorshWriter {
  #bytes: Uint8Array;
  #length = 0;

  /** `capacity` is how many bytes to expect; more are welcome. */
  constructor(capacity: number = 128) {
    this.#bytes = spare ?? new Uint8Array(capacity);
    spare = null;
  }

  finish(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length);
    if (this.#bytes.length >= 4096 && this.#bytes.length <= 65_536) spare = this.#bytes;
    this.#bytes = SPENT;
    this.#length = Infinity;
    return bytes;
  }

  fixed(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  u8(value: number): this {
    const at = this.#grow(1);
    this.#bytes[at] = value;
    return this;
  }

  u16(value: number): this {
    return this.u8(value).u8(value >> 8);
  }

  u32(value: number): this {
    const at = this.#grow(4);
    const bytes = this.#bytes;
    bytes[at] = value;
    bytes[at + 1] = value >>> 8;
    bytes[at + 2] = value >>> 16;
    bytes[at + 3] = value >>> 24;
    return this;
  }

  u64(value: bigint | number): this {
    const integer = BigInt(value);
    if (integer < 0n || integer > MASK_64) throw new RangeError(`Expected an unsigned 64-bit integer, got ${integer}`);
    return this.u32(Number(integer & MASK_32)).u32(Number(integer >> 32n));
  }

  u128(value: bigint): this {
    return this.u64(value & MASK_64).u64(value >> 64n);
  }

  bytes(bytes: Uint8Array): this {
    return this.u32(bytes.length).fixed(bytes);
  }

  string(text: string): this {
    return this.bytes(textToBytes(text));
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

  /** Makes room and says where it begins; `#bytes` may be another afterwards. */
  #grow(by: number): number {
    const from = this.#length;
    this.#length += by;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return from;
  }
}

/** UTF-8. By hand for the short texts without other letters that nearly all are: ids and method names. */
export function textToBytes(text: string): Uint8Array {
  if (text.length > 64) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes;
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

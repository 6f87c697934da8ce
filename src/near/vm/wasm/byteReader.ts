import { invalid } from './preparationFailure.ts';

/** wasmparser's limit on names, in bytes. */
const maxNameLength = 100_000;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a Wasm binary, or a part of it, strictly as wasmparser does; what is malformed ends preparation.
 * @see wasm-tools crates/wasmparser/src/binary_reader.rs
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;
  /** Bytes of the name read last. */
  lastNameLength = 0;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  get done(): boolean {
    return this.position >= this.end;
  }

  peek(): number {
    return this.position < this.end ? this.bytes[this.position]! : invalid('unexpected end');
  }

  u8(): number {
    return this.position < this.end ? this.bytes[this.position++]! : invalid('unexpected end');
  }

  /** An unsigned LEB128 of at most 5 bytes and 32 bits. */
  u32(): number {
    let byte = this.u8();
    if (byte < 0x80) return byte;
    let result = byte & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      byte = this.u8();
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) return result;
    }
    byte = this.u8();
    if (byte > 0x0f) invalid('integer too large for 32 bits');
    return (result | (byte << 28)) >>> 0;
  }

  /** Passes over a signed LEB128 of `bits` bits (32, 33 or 64), whose last byte may hold sign bits only. */
  skipSigned(bits: number): void {
    let left = bits;
    for (; left > 7; left -= 7) if (this.u8() < 0x80) return;
    const last = this.u8();
    const sign = (last << 25) >> (25 + left - 1);
    if (last >= 0x80 || (sign !== 0 && sign !== -1)) invalid(`integer too large for ${bits} bits`);
  }

  /** A memory offset, which wasmparser reads with 64 bits before it demands 32. */
  offset(): number {
    let result = 0;
    let scale = 1;
    for (let i = 0; i < 9; i++) {
      const byte = this.u8();
      result += (byte & 0x7f) * scale;
      if (byte < 0x80) return result <= 0xffff_ffff ? result : invalid('memory offset beyond 2^32');
      scale *= 128;
    }
    const last = this.u8();
    if (last !== 0 || result > 0xffff_ffff) invalid('memory offset beyond 2^32');
    return result;
  }

  /** A `u32` that must name something in `[0, count)`. */
  index(count: number, what: string): number {
    const index = this.u32();
    return index < count ? index : invalid(`unknown ${what} ${index}`);
  }

  skip(length: number): void {
    if (this.position + length > this.end) invalid('unexpected end');
    this.position += length;
  }

  name(): string {
    const length = this.u32();
    if (length > maxNameLength) invalid('a name is too long');
    const start = this.position;
    this.skip(length);
    this.lastNameLength = length;
    try {
      return utf8.decode(this.bytes.subarray(start, this.position));
    } catch {
      return invalid('a name is not UTF-8');
    }
  }

  /** Takes the next `length` bytes as a reader of their own. */
  part(length: number): ByteReader {
    const start = this.position;
    this.skip(length);
    return new ByteReader(this.bytes, start, this.position);
  }
}

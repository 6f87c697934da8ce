import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BorshError, type BorshReader, BorshWriter, decodeBorsh } from './borsh.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('Borsh', () => {
  it('reads back what it wrote', () => {
    const value = fc.record({
      a: fc.maxSafeNat(),
      b: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      c: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
      d: fc.string({ unit: 'grapheme' }),
      e: fc.option(fc.uint8Array()),
      f: fc.array(fc.nat(65535)),
    });
    const read = (r: BorshReader) => ({
      a: r.u64AsNumber(),
      b: r.u64(),
      c: r.u128(),
      d: r.string(),
      e: r.option((x) => x.bytes()),
      f: r.list((x) => x.u16()),
    });
    fc.assert(
      fc.property(value, (v) => {
        const writer = new BorshWriter(1).u64(v.a).u64(v.b).u128(v.c).string(v.d);
        writer.option(v.e, (w, x) => w.bytes(x)).list(v.f, (w, x) => w.u16(x));
        expect(decodeBorsh(read, writer.finish())).toEqual(v);
      }),
    );
  });

  it.each<[string, Uint8Array, (reader: BorshReader) => unknown, string]>([
    ['an early end', bytes(1, 2), (r) => r.u32(), 'Unexpected length of input'],
    [
      'a list longer than the input',
      bytes(255, 255, 255, 255, 1),
      (r) => r.list((x) => x.u8()),
      'Unexpected length of input',
    ],
    ['bytes left over', bytes(1, 2), (r) => r.u8(), 'Not all bytes read'],
    [
      'an option that is neither',
      bytes(2),
      (r) => r.option((x) => x.u8()),
      'Invalid Option representation: 2. The first byte must be 0 or 1',
    ],
    [
      'a stray continuation byte',
      bytes(2, 0, 0, 0, 97, 0x80),
      (r) => r.string(),
      'invalid utf-8 sequence of 1 bytes from index 1',
    ],
    [
      'a broken sequence',
      bytes(3, 0, 0, 0, 0xe2, 0x82, 0x28),
      (r) => r.string(),
      'invalid utf-8 sequence of 2 bytes from index 0',
    ],
    ['a cut sequence', bytes(2, 0, 0, 0, 0xe2, 0x82), (r) => r.string(), 'incomplete utf-8 byte sequence from index 0'],
    [
      'a surrogate',
      bytes(3, 0, 0, 0, 0xed, 0xa0, 0x80),
      (r) => r.string(),
      'invalid utf-8 sequence of 1 bytes from index 0',
    ],
  ])('says what nearcore says of %s', (_, input, read, message) => {
    expect(() => decodeBorsh(read, input)).toThrow(new BorshError(message));
  });
});

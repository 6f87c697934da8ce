import { describe, expect, it } from 'vitest';
import { ByteReader } from './byteReader.ts';
import { ByteWriter } from './byteWriter.ts';
import { lengthOfSigned, lengthOfU32 } from './leb128.ts';
import { PreparationFailure } from './preparationFailure.ts';

const reader = (...bytes: number[]): ByteReader => new ByteReader(Uint8Array.from(bytes));

describe('ByteReader', () => {
  it.each([
    [[0x00], 0],
    [[0x7f], 127],
    [[0x80, 0x01], 128],
    [[0x80, 0x80, 0x00], 0],
    [[0xff, 0xff, 0xff, 0xff, 0x0f], 0xffff_ffff],
  ])('reads %j as the unsigned %d', (bytes, value) => expect(reader(...bytes).u32()).toBe(value));

  it.each([[[0x80]], [[0xff, 0xff, 0xff, 0xff, 0x1f]], [[0x80, 0x80, 0x80, 0x80, 0x80, 0x00]]])(
    'refuses %j as an unsigned number of 32 bits',
    (bytes) => expect(() => reader(...bytes).u32()).toThrow(PreparationFailure),
  );

  it.each([
    [32, [0x7f], true],
    [32, [0x80, 0x80, 0x80, 0x80, 0x78], true],
    [32, [0xff, 0xff, 0xff, 0xff, 0x07], true],
    [32, [0xff, 0xff, 0xff, 0xff, 0x0f], false],
    [32, [0x80, 0x80, 0x80, 0x80, 0x70], false],
    [33, [0xff, 0xff, 0xff, 0xff, 0x0f], true],
    [64, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f], true],
    [64, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], false],
  ])('takes a signed number of %d bits from %j: %s', (bits, bytes, valid) => {
    const skip = (): void => reader(...bytes).skipSigned(bits);
    if (valid) expect(skip).not.toThrow();
    else expect(skip).toThrow(PreparationFailure);
  });

  it('refuses a name that is no UTF-8', () => expect(() => reader(1, 0xff).name()).toThrow(PreparationFailure));

  it('keeps a byte order mark in a name', () => expect(reader(3, 0xef, 0xbb, 0xbf).name()).toBe('\ufeff'));
});

describe('ByteWriter', () => {
  it.each([0, 1, 63, 64, 127, 128, 8191, 8192, 822_756, 262_144, 2 ** 40])(
    'writes %d in as few bytes as it takes',
    (n) => {
      const writer = new ByteWriter(1);
      writer.signed(n);
      expect(writer.length).toBe(lengthOfSigned(n));
      const unsigned = new ByteWriter(1);
      unsigned.u32(n % 2 ** 32);
      expect(unsigned.length).toBe(lengthOfU32(n % 2 ** 32));
      expect(new ByteReader(unsigned.toBytes()).u32()).toBe(n % 2 ** 32);
    },
  );
});

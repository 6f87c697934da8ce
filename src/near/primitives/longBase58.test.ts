import { base58 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { decodeBase58, encodeBase58 } from './longBase58.ts';

const bytes = (length: number, zeros: number) =>
  Uint8Array.from({ length }, (_, i) => (i < zeros ? 0 : (i * 37 + 11) % 256));

describe('base58 of any length', () => {
  it.each([
    [0, 0],
    [5, 2],
    [64, 0],
    [2048, 1],
    [2049, 0],
    [3309, 3],
  ])('reads back %i bytes that begin with %i zeros', (length, zeros) => {
    expect(decodeBase58(encodeBase58(bytes(length, zeros)))).toEqual(bytes(length, zeros));
  });

  it('writes as the library does where that can', () => {
    expect(encodeBase58(bytes(64, 2))).toBe(base58.encode(bytes(64, 2)));
  });
});

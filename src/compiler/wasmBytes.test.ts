import { describe, expect, it } from 'vitest';
import { WasmReader, readSections, signed, unsigned, writeSections } from './wasmBytes.ts';

const read = (bytes: readonly number[]) => new WasmReader(Uint8Array.from(bytes));

describe("WebAssembly's numbers", () => {
  it.each([
    [0, [0]],
    [127, [127]],
    [128, [0x80, 1]],
    [624485, [0xe5, 0x8e, 0x26]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('%d is written and read without a sign', (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
    expect(read(bytes).unsigned()).toBe(value);
  });

  it.each([
    [0, [0]],
    [63, [63]],
    [64, [0xc0, 0]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-123456, [0xc0, 0xbb, 0x78]],
    [0x7fffffff, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-0x80000000, [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])('%d is written and read with its sign', (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
    expect(read(bytes).signed()).toBe(value);
  });

  it('end in an error where the bytes do', () => {
    expect(() => read([0x80]).unsigned()).toThrow('ends in the middle');
  });
});

describe("a module's sections", () => {
  it('are written as they were read', () => {
    const wasm = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 0, 2, 1, 0x61]);
    expect(readSections(wasm).map(({ id, body }) => [id, body.length])).toEqual([
      [1, 4],
      [0, 2],
    ]);
    expect(writeSections(wasm, readSections(wasm))).toEqual(wasm);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashText } from './hashText.ts';
import { readContract } from './readContract.ts';

const hello = new Uint8Array(readFileSync(new URL('../../../public/contracts/hello.wasm', import.meta.url)));

/** A module of nothing but the given sections. */
const module = (...sections: number[]): Uint8Array => Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections);
/** Type `() -> ()`, and an import of `env.no_such`. */
const foreignImport = module(
  ...[1, 4, 1, 0x60, 0, 0],
  ...[2, 15, 1, 3, 0x65, 0x6e, 0x76, 7, ...new TextEncoder().encode('no_such'), 0, 0],
);

describe('a file that may be a contract', () => {
  it('is one when the network would run it, and its methods are listed', () => {
    expect(readContract(hello, 'hello.wasm')).toEqual({
      type: 'Contract',
      hash: hashText(hello),
      methods: expect.arrayContaining(['get_greeting', 'set_greeting']) as string[],
    });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['is empty', new Uint8Array(), /is not Wasm: .* this with nothing\./],
    ['is something else', new TextEncoder().encode('{"a":1}'), /is not Wasm: .* this with 7b 22 61 22\./],
    ['is cut off', hello.slice(0, 1000), /refuses to run it: Deserialization/],
    ['is too large', new Uint8Array([...hello.slice(0, 8), ...new Uint8Array(5_000_000)]), /at most 4,194,304/],
    ['asks for what there is not', foreignImport, /no contract: it asks for what the network does not offer/],
    ['exports nothing', module(), /no contract: it exports no method/],
  ])('is none when it %s, and says why', (_, bytes, reason) => {
    expect(readContract(bytes, 'mine.wasm')).toEqual({
      type: 'Refused',
      reason: expect.stringMatching(reason) as string,
    });
  });
});

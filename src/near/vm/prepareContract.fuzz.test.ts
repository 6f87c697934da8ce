import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { base64 } from '@scure/base';
import { expect, it } from 'vitest';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import { instrumentContract } from './instrumentContract.ts';

const vectors = join(import.meta.dirname, '../../../tests/conformance/vm/random.jsonl');
const parameters = runtimeParameters(88);
/** More of it by hand: `FUZZ_ROUNDS=1000000 npx vitest run src/near/vm/prepareContract.fuzz.test.ts`. */
const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 4000);

/** Small random numbers from a seed, so that a failure comes again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it('never takes what the engine refuses, and breaks on no bytes', { timeout: 3_600_000 }, () => {
  const corpus = readFileSync(vectors, 'utf8')
    .trim()
    .split('\n')
    .map((line) => base64.decode((JSON.parse(line) as { wasm: string }).wasm));
  const random = randomFrom(1);
  let taken = 0;
  for (let round = 0; round < rounds; round++) {
    const code = corpus[random(corpus.length)]!.slice();
    for (let edits = 1 + random(3); edits > 0; edits--) code[random(code.length)]! ^= 1 << random(8);
    const fast = instrumentContract(code, parameters, 'fast');
    const exact = instrumentContract(code, parameters, 'exact');
    expect([round, exact.type]).toEqual([round, fast.type]);
    if (fast.type === 'Refused' || exact.type === 'Refused') continue;
    taken++;
    const valid = [code, fast.bytes, exact.bytes].map((bytes) => WebAssembly.validate(bytes as BufferSource));
    expect([round, ...valid]).toEqual([round, true, true, true]);
  }
  expect(taken).toBeGreaterThan(rounds / 20);
});

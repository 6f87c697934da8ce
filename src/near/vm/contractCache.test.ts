import { expect, test } from 'vitest';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import { hashOf } from '../primitives/hash.ts';
import { forgetContracts, preparedContract } from './contractCache.ts';

/** The smallest contract, with a custom section that tells it from others. */
const prepare = (mark: number) => {
  const code = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 0, 2, 0, mark);
  return preparedContract(code, hashOf(code), runtimeParameters());
};

test('a contract is prepared once, and again when it was forgotten; those used last are kept', () => {
  const [a, b] = [prepare(1), prepare(2)];
  expect(prepare(1)).toBe(a);
  forgetContracts(1);
  expect(prepare(1)).toBe(a);
  expect(prepare(2)).not.toBe(b);
});

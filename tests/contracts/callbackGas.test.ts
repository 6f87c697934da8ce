import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { deployContract } from './deployContract.ts';

const source = readFileSync(new URL('../../contracts/caller/src/contract.ts', import.meta.url), 'utf8');

/** caller, which gives hello and its callback this much gas, and no share of what is left; it asks itself, which has no `get_greeting`. */
async function queryWith(teraGas: number): Promise<unknown> {
  const exact = source
    .replace('10_000_000_000_000n', `${teraGas}_000_000_000_000n`)
    .replace('SHARE = 1n', 'SHARE = 0n');
  const call = await deployContract(exact, 'caller.ts');
  await call('init', { hello_id: 'probe.test' });
  return call('query_greeting');
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('5 Tgas are too few for a callback in TypeScript', async () => {
  await expect(queryWith(5)).rejects.toThrow('Exceeded the prepaid gas.');
});

it('10 Tgas are enough for it', async () => {
  expect(await queryWith(10)).toBe(null);
});

import { readFileSync } from 'node:fs';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 as keccak256 } from '@noble/hashes/sha3.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { deployContract } from './deployContract.ts';

const source = readFileSync(new URL('../../contracts/engine/probe.ts', import.meta.url), 'utf8');
const lineOf = (text: string) => source.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('a contract in TypeScript, compiled and run', () => {
  let call: Awaited<ReturnType<typeof deployContract>>;
  const failure = (method: string, args = {}) =>
    call(method, args).then(
      () => 'it did not fail',
      (error: Error) => error.message,
    );

  beforeAll(async () => {
    call = await deployContract(source, 'probe.ts');
    return () => vi.unstubAllGlobals();
  });

  it('keeps collections and classes of its own', async () => {
    await call('put', { key: 'a', value: 'one' });
    await call('put', { key: 'ü', value: 'three' });
    expect(await call('all')).toEqual({
      names: [
        ['a', 'one'],
        ['ü', 'three'],
      ],
      lengths: [3, 5],
      x: 2,
    });
    expect(await call('power', { key: 'ü' })).toBe(String(5n ** 40n));
  });

  it('takes amounts of more than 64 bits', async () => {
    expect(await call('deposit', {}, 2n ** 66n + 5n)).toBe(String(2n ** 66n + 5n));
  });

  it('refuses a negative amount, and says where', async () => {
    const said = await failure('bad_amount');
    expect(said).toContain('promise_batch_action_transfer expects an amount of 128 bits as argument 2');
    expect(said).toMatch(new RegExp(`at bad_amount \\(probe\\.ts:${lineOf('-1n')}:\\d+\\)`));
  });

  it('hashes as others do', async () => {
    const near = new TextEncoder().encode('near');
    expect(await call('hashes')).toEqual([sha256, keccak256, ripemd160].map((hash) => hash(near).toHex()));
  });

  it('turns text of one byte a character into bytes and back, and refuses other text', async () => {
    expect(await call('latin', { text: 'aé ÿ' })).toEqual([[97, 233, 32, 255], 'aé ÿ']);
    expect(await failure('latin', { text: 'Ā' })).toContain('latin1_string_to_uint8array expects characters up to 255');
  });

  it('knows who called it', async () => {
    expect(await call('context')).toEqual(['probe.test', 'probe.test', 'probe.test', true]);
  });

  it('computes as JavaScript does', async () => {
    expect(await call('language')).toEqual([
      0.1 + 0.2,
      '1e+21',
      [1, 2, 3],
      'äö',
      'x',
      '1970-01-01T00:00:00.000Z',
      String(2n ** 100n),
      1500,
    ]);
  });

  it('finishes what an async method awaits', async () => {
    await call('later');
    expect(await call('was_later')).toBe('yes');
  });

  it('joins promises', async () => {
    expect(await call('join')).toEqual(['2', 'probe.test']);
  });

  it('evaluates no text', async () => {
    expect(await failure('evaluate')).toContain('eval is not supported');
  });

  it('collects cycles before memory ends: the gas ends first', async () => {
    expect(await failure('many_cycles')).toContain('Exceeded the prepaid gas.');
  });

  it('recurses some hundred times', async () => {
    expect(await call('deep')).toBe(300);
  });
});

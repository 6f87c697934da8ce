import { expect, test } from 'vitest';
import { chaCha20Words, shuffle } from './shuffle.ts';

test('draws from ChaCha20’s key stream', () => {
  const next = chaCha20Words(new Uint8Array(32));
  // The first bytes for a key, counter and nonce of zeros are 76 b8 e0 ad a0 f1 3d 90.
  expect([next(), next()]).toEqual([0xade0b876, 0x903df1a0]);
});

test('leaves a single item alone, and keeps all of several', () => {
  const seed = new Uint8Array(32).fill(7);
  expect(shuffle(['only'], seed)).toEqual(['only']);
  expect(shuffle([1, 2, 3, 4, 5], seed).sort()).toEqual([1, 2, 3, 4, 5]);
});

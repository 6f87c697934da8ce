import { expect, it } from 'vitest';
import { keyPairFromSeed } from '../near/keyPair.ts';
import { readKey } from './readKey.ts';

const { secretKey } = keyPairFromSeed('a');
const other = keyPairFromSeed('b').secretKey;

it.each([
  [secretKey, 'a.test', 'a.test'],
  [` ${secretKey}\n`, ' a.test ', 'a.test'],
  [JSON.stringify({ account_id: 'a.test', public_key: 'ed25519:x', private_key: secretKey }), '', 'a.test'],
  [JSON.stringify({ account_id: 'test.near', public_key: 'ed25519:x', secret_key: secretKey }), '', 'test.near'],
  [JSON.stringify({ private_key: secretKey }), 'mine.testnet', 'mine.testnet'],
  [JSON.stringify({ 'a.test': secretKey, 'b.test': other }), '', 'a.test'],
  [JSON.stringify({ 'b.test': other, 'a.test': secretKey }), 'a.test', 'a.test'],
])('reads a key however it is written: %#', (text, account, id) => {
  const read = readKey(text, account);
  expect([read.id, read.keyPair.secretKey]).toEqual([id, secretKey]);
});

it.each([
  ['', 'a.test', /Paste the account’s secret key/],
  [secretKey, '', /Which account/],
  ['ed25519:nonsense0', 'a.test', /Expected a secret key like/],
  [`secp256k1:${secretKey.slice(8)}`, 'a.test', /Expected a secret key like/],
  ['{ "a": ', '', /cannot be read/],
  ['{}', '', /there is none/],
  [JSON.stringify({ 'a.test': secretKey }), 'b.test', /holds no key of b\.test/],
])('says what is wrong with another, and never repeats it: %#', (text, account, says) => {
  const read = () => readKey(text, account);
  expect(read).toThrow(says);
  expect(read).not.toThrow(secretKey.slice(8, 20));
});

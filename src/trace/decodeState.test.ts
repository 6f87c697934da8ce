import { expect, test } from 'vitest';
import { collectionKeyIn, decodeState, numberIn } from './decodeState.ts';

const base64 = (bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));

test.each([
  ['JSON', base64([...new TextEncoder().encode('{"a":1}')]), { type: 'json', text: '{"a":1}' }],
  ['text', base64([83, 84, 65, 84, 69]), { type: 'text', text: 'STATE' }],
  ['a string as Borsh writes it', base64([5, 0, 0, 0, 72, 101, 108, 108, 111]), { type: 'text', text: 'Hello' }],
  [
    'a length that is not its own',
    base64([6, 0, 0, 0, 72, 101, 108, 108, 111]),
    { type: 'bytes', hex: '0600000048656c6c6f', length: 9 },
  ],
  [
    'a length before bytes that are no text',
    base64([2, 0, 0, 0, 255, 1]),
    { type: 'bytes', hex: '02000000ff01', length: 6 },
  ],
  ['nothing', '', { type: 'empty' }],
])('reads %s', (_, value, payload) => {
  expect(decodeState(value)).toEqual(payload);
});

test.each([
  ['0100000000000000', '1 as u64'],
  ['00010000', '256 as u32'],
  ['ffffffffffffffffffffffffffffffff', '340282366920938463463374607431768211455 as u128'],
  ['0080be407e501d0d0000000000000000', '945000000000000000 as u128'],
  ['000000a1edccce1bc2d3000000000000', '1000000000000000000000000 as u128, 1 NEAR'],
  ['010203', ''],
])('%s is %s', (hex, number) => {
  expect(numberIn({ type: 'bytes', hex, length: hex.length / 2 })).toBe(number);
});

test.each([
  ['an account in a map', 'b\n\0\0\0alice.test', 'b[“alice.test”]'],
  ['a longer prefix', 'acc\x02\0\0\0me', 'acc[“me”]'],
  ['a place in a list', 'v\x03\0\0\0', 'v[3]'],
  ['a prefix that is no word', '\x01\n\0\0\0alice.test', ''],
  ['a length that is not its own', 'b\x0b\0\0\0alice.test', ''],
])('finds %s', (_, key, found) => {
  expect(collectionKeyIn(decodeState(btoa(key)))).toBe(found);
});

import { describe, expect, test } from 'vitest';
import { universalAccountId } from './deriveAccountId.ts';
import { decodeUniversalStateInit, universalStateInitSendCounts } from './universalStateInit.ts';

const u32 = (value: number): number[] => [value, 0, 0, 0];
const blob = (text: string): number[] => [...u32(text.length), ...new TextEncoder().encode(text)];
const entries = (...pairs: readonly (readonly [string, string])[]): number[] => [
  ...u32(pairs.length),
  ...pairs.flatMap(([key, value]) => [...blob(key), ...blob(value)]),
];
const handle = (tag: number, fill: number, length = 32): number[] => [tag, ...new Array<number>(length).fill(fill)];
const handles = (...items: readonly number[][]): number[] => [...u32(items.length), ...items.flat()];
const stateInit = (...parts: readonly number[][]): Uint8Array => Uint8Array.from([0, ...parts.flat()]);

const noCode = [0];
const none = u32(0);

const forms: readonly [
  name: string,
  bytes: Uint8Array,
  form: { readonly type: string; readonly entries?: number; readonly keys?: number },
][] = [
  ['nothing inside', stateInit(noCode, none, none), { type: 'Ok', entries: 0, keys: 0 }],
  [
    'code by account, entries and keys in order',
    stateInit(
      [1, 1, ...blob('lib.near')],
      entries(['a', '1'], ['ab', ''], ['b', '']),
      handles(handle(0, 9), handle(1, 0, 64), handle(3, 0)),
    ),
    { type: 'Ok', entries: 3, keys: 3 },
  ],
  ['entries out of order', stateInit(noCode, entries(['b', ''], ['a', '']), none), { type: 'NonCanonical' }],
  ['an entry twice', stateInit(noCode, entries(['a', '1'], ['a', '2']), none), { type: 'NonCanonical' }],
  ['a key twice', stateInit(noCode, none, handles(handle(0, 1), handle(0, 1))), { type: 'NonCanonical' }],
  ['keys out of order', stateInit(noCode, none, handles(handle(3, 1), handle(0, 2))), { type: 'NonCanonical' }],
  ['a byte too much', stateInit(noCode, none, none, [0]), { type: 'Malformed' }],
  ['an end too soon', stateInit(noCode, none, u32(1)), { type: 'Malformed' }],
  ['another version', Uint8Array.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), { type: 'Malformed' }],
  ['code by a name that is none', stateInit([1, 1, ...blob('A')], none, none), { type: 'Malformed' }],
  ['an ML-DSA key instead of its hash', stateInit(noCode, none, handles(handle(2, 0, 1952))), { type: 'Malformed' }],
];

describe('decodeUniversalStateInit', () => {
  test.each(forms)('judges %s', (_, bytes, { type, ...counts }) => {
    expect(decodeUniversalStateInit(bytes).type).toBe(type);
    if (type === 'Ok') expect(universalStateInitSendCounts(bytes)).toEqual({ bytes: bytes.length, ...counts });
  });
});

describe('universalAccountId', () => {
  test('names the bytes by their SHA3-256 in base32', () => {
    const bytes = stateInit(
      [1, 0, ...new Array<number>(32).fill(7)],
      entries(['a', '1'], ['bb', '22']),
      handles([0, ...key]),
    );
    expect(universalAccountId(bytes)).toBe('0um2dhnw1pwmh8ahf9c8qbh0nnmz2ef04hh27w4cydw7v00msbd3v0');
  });
});

const key = [
  0x3c, 0x85, 0x02, 0x56, 0x7b, 0x0f, 0x4c, 0x1c, 0x9b, 0x60, 0x6f, 0x8a, 0xe0, 0x8f, 0xe6, 0x32, 0x74, 0x58, 0xff,
  0x3d, 0xa5, 0x47, 0x7c, 0xd1, 0xfe, 0xf9, 0x26, 0xa6, 0xaf, 0xe0, 0xa1, 0x88,
];

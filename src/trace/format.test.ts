import { expect, test } from 'vitest';
import { formatGas, formatNear } from './format.ts';
import { decodePayload, previewPayload } from './payload.ts';

test.each([
  [0n, '0 Tgas'],
  [100_000_000_000_000n, '100 Tgas'],
  [1_231_516_232_548n, '1.23 Tgas'],
  [14_123_000_000_000n, '14.1 Tgas'],
  [223_182_562_500n, '0.22 Tgas'],
  [4_321_000_000n, '4.32 Ggas'],
  [7n, '7 gas'],
])('%d gas is %s', (gas, text) => {
  expect(formatGas(gas)).toBe(text);
});

test.each([
  [0n, '0 NEAR'],
  [1n, '1 yoctoNEAR'],
  [10n ** 24n, '1 NEAR'],
  [2_500_000_000_000_000_000_000_000n, '2.5 NEAR'],
  [20_797_441_146_164_300_000_000n, '0.0207 NEAR'],
  [-(10n ** 24n), '−1 NEAR'],
  [1_234_567n * 10n ** 24n, '1\u2009234\u2009567 NEAR'],
])('%d yoctoNEAR are %s', (yocto, text) => {
  expect(formatNear(yocto)).toBe(text);
});

test.each([
  ['', { type: 'empty' }, ''],
  [
    btoa('{"n":12345678901234567890}'),
    { type: 'json', text: '{"n":12345678901234567890}' },
    '{"n":12345678901234567890}',
  ],
  [btoa('theirs'), { type: 'text', text: 'theirs' }, '“theirs”'],
  [btoa('\x01\x00\xff'), { type: 'bytes', hex: '0100ff', length: 3 }, '0x0100ff'],
  [btoa('a\x00b'), { type: 'bytes', hex: '610062', length: 3 }, '0x610062'],
])('the bytes %j are read as %o', (base64, payload, preview) => {
  expect(decodePayload(base64)).toEqual(payload);
  expect(previewPayload(decodePayload(base64))).toBe(preview);
});

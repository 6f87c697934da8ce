import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AccountIdError,
  accountType,
  findAccountIdError,
  isSubAccountOf,
  isTopLevel,
  isValidAccountId,
  parseAccountId,
} from './accountId.ts';

const GOOD = [
  'aa',
  'a-a',
  '100',
  'near',
  'bowen',
  'a_b-c.d',
  'over.9000',
  'a'.repeat(64),
  '0x794bcd29000000000000000000000000000000aa',
  'b-o_w_e-n',
  'system',
];
const BAD: [string, string][] = [
  ['a', 'the Account ID is too short'],
  ['', 'the Account ID is too short'],
  ['a'.repeat(65), 'the Account ID is too long'],
  ['A.near', "the Account ID contains an invalid character 'A' at index 0"],
  ['Alice.test', "the Account ID contains an invalid character 'A' at index 0"],
  ['user@app.com', "the Account ID contains an invalid character '@' at index 4"],
  ['ƒelicia.near', "the Account ID contains an invalid character 'ƒ' at index 0"],
  ['a\nb', "the Account ID contains an invalid character '\\n' at index 1"],
  ['-near', "the Account ID has a redundant separator '-' at index 0"],
  ['near-', "the Account ID has a redundant separator '-' at index 4"],
  ['a..near', "the Account ID has a redundant separator '.' at index 2"],
  ['bo__wen', "the Account ID has a redundant separator '_' at index 3"],
];

describe('account ids', () => {
  it.each(GOOD)('takes %s', (id) => expect(isValidAccountId(id)).toBe(true));

  it.each(BAD)('refuses %j and says why', (id, message) => {
    expect(findAccountIdError(id)?.message).toBe(message);
    expect(() => parseAccountId(id)).toThrow(AccountIdError);
  });

  it('has a reason for every id that it refuses', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '0', '-', '.', '_', 'Z', 'é', ' '), maxLength: 70 });
    const property = fc.property(text, (id) => {
      expect(findAccountIdError(id) === null).toBe(isValidAccountId(id));
    });
    fc.assert(property);
  });

  it.each([
    ['alice.near', 'Named'],
    ['ab'.repeat(32), 'NearImplicit'],
    ['ab'.repeat(31) + 'ag', 'Named'],
    ['0x' + 'f'.repeat(40), 'EthImplicit'],
    ['0x' + 'f'.repeat(39), 'Named'],
    ['0s' + '1'.repeat(40), 'NearDeterministic'],
    ['0u' + 'z'.repeat(51) + 'g', 'Universal'],
    ['0u' + 'z'.repeat(51) + '0', 'Universal'],
    ['0u' + 'z'.repeat(51) + 'h', 'Named'],
    ['0u' + 'i'.repeat(51) + '0', 'Named'],
  ])('%s is %s', (id, type) => expect(accountType(id)).toBe(type));

  it('knows top level accounts and direct children', () => {
    expect(isTopLevel('near')).toBe(true);
    expect(isTopLevel('a.near')).toBe(false);
    expect(isTopLevel('system')).toBe(false);
    expect(isSubAccountOf('a.near', 'near')).toBe(true);
    expect(isSubAccountOf('b.a.near', 'near')).toBe(false);
    expect(isSubAccountOf('anear', 'near')).toBe(false);
    expect(isSubAccountOf('near', 'near')).toBe(false);
  });
});

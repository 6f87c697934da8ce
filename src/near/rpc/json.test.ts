import { describe, expect, it } from 'vitest';
import { parseJson, stringifyJson, stringifySlowly, u64Json } from './json.ts';

const value = {
  nonce: 18446744073709551615n,
  text: 'π "quoted"',
  list: [1, 2n ** 60n, null],
  absent: undefined,
  nested: { t: true },
};
const text =
  '{"nonce":18446744073709551615,"text":"π \\"quoted\\"","list":[1,1152921504606846976,null],"nested":{"t":true}}';

describe('JSON', () => {
  it('writes integers above 2^53 with all their digits', () => {
    expect(stringifyJson(value)).toBe(text);
  });

  it('writes the same where the engine has no JSON.rawJSON', () => {
    expect(stringifySlowly(value)).toBe(text);
  });

  it('reads integers above 2^53 without loss, and others as numbers', () => {
    expect(parseJson('{"a":18446744073709551615,"b":42,"c":"18446744073709551615"}')).toEqual({
      a: 18446744073709551615n,
      b: 42,
      c: '18446744073709551615',
    });
  });

  it('refuses what is nested deeper than serde reads', () => {
    const nested = (depth: number) => `{"a\\"[[": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseJson(nested(126))).toHaveProperty('a"[[');
    expect(() => parseJson(nested(127))).toThrow('recursion limit exceeded at line 1 column 137');
    expect(() => parseJson(`"${'['.repeat(300)}"`)).not.toThrow();
  });

  it('leaves a u64 a number while that is exact', () => {
    expect(u64Json(9007199254740991n)).toBe(9007199254740991);
    expect(u64Json(9007199254740992n)).toBe(9007199254740992n);
  });
});

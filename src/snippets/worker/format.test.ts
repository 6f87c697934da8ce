import { describe, expect, it } from 'vitest';
import { format, formatErrorDetails, formatLine } from './format.ts';

class Point {
  x = 1;
  constructor() {
    Object.defineProperty(this, 'hidden', { value: 2, enumerable: false });
  }
}

const circle: Record<string, unknown> = { name: 'ring' };
circle['self'] = circle;

describe('format', () => {
  it.each<[unknown, string]>([
    ['hi', '"hi"'],
    [100n * 10n ** 12n, '100000000000000n'],
    [-0, '-0'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, '[function (no name)]'],
    [Point, '[class Point]'],
    [new Uint8Array([1, 255]), 'Uint8Array(2) [01 ff]'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(NaN), 'Invalid Date'],
    [/a+/g, '/a+/g'],
    [Promise.resolve(1), 'Promise { … } (not awaited)'],
    [[], '[]'],
    [[1, 'two', [3n]], '[1, "two", [3n]]'],
    [{}, '{}'],
    [{ a: 1, 'b-c': [2], [Symbol('d')]: null }, '{ a: 1, "b-c": [2], [Symbol(d)]: null }'],
    [new Point(), 'Point { x: 1 }'],
    [new Map<unknown, unknown>([['a', 1]]), 'Map(1) { "a" → 1 }'],
    [new Set([1, 2]), 'Set(2) { 1, 2 }'],
    [new Error('no'), 'Error: no'],
    [Object.assign(new RangeError('too far'), { limit: 5 }), 'RangeError: too far { limit: 5 }'],
    [circle, '{ name: "ring", self: [circular] }'],
    [[[[[[1]]]]], '[[[[Array(1)]]]]'],
    [{ a: { b: { c: { d: { e: 1 } } } } }, '{ a: { b: { c: { d: Object { … } } } } }'],
  ])('writes %s', (value, text) => {
    expect(format(value)).toBe(text);
  });

  it('runs no getter', () => {
    const value = {
      get danger() {
        throw new Error('ran');
      },
    };
    expect(format(value)).toBe('{ danger: [getter] }');
  });

  it('breaks what is long into lines', () => {
    const value = {
      receipt_ids: ['8Qe7GjmHv4XcbHfqPiFNGsGuHfVZVpXmdhTpJ5bUWzWr'],
      executor_id: 'caller.test',
      gas_burnt: 1,
    };
    expect(format(value)).toBe(
      '{\n  receipt_ids: ["8Qe7GjmHv4XcbHfqPiFNGsGuHfVZVpXmdhTpJ5bUWzWr"],\n  executor_id: "caller.test",\n  gas_burnt: 1\n}',
    );
  });

  it('stops after a hundred entries and says how many are left', () => {
    expect(format(Array.from({ length: 250 }, () => 0))).toContain('… 150 more');
    expect(format(new Uint8Array(100))).toContain('… 36 more');
  });

  it('survives an object that refuses to be read', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(format(trap)).toBe('[an object that cannot be read]');
  });
});

describe('formatLine', () => {
  it('leaves texts as they are and parts values by a space', () => {
    expect(formatLine(['greeting:', 'Hello', { n: 1n }], 100)).toBe('greeting: Hello { n: 1n }');
  });

  it('never grows beyond its limit', () => {
    const line = formatLine(['x'.repeat(10_000)], 500);
    expect(line.length).toBeLessThanOrEqual(500);
    expect(line).toContain('10000 characters in all');
  });
});

describe('formatErrorDetails', () => {
  it('has nothing to say of a plain error', () => {
    expect(formatErrorDetails(new Error('no'))).toBeNull();
  });

  it('shows the fields of a typed error and its cause', () => {
    const error = Object.assign(new Error('no', { cause: 408 }), { type: 'RetriesExceeded' });
    expect(formatErrorDetails(error)).toBe('{ type: "RetriesExceeded", cause: 408 }');
  });
});

import { describe, expect, it } from 'vitest';
import { isStackOverflow, nameTrap } from './trap.ts';

const table = new WebAssembly.Table({ element: 'anyfunc', initial: 2 });
const at = (index: number): Parameters<typeof nameTrap>[1] => ({ table, tableIndex: () => index });

describe('nameTrap', () => {
  it.each([
    // V8
    ['unreachable', 'Unreachable'],
    ['memory access out of bounds', 'MemoryOutOfBounds'],
    ['table index is out of bounds', 'MemoryOutOfBounds'],
    ['divide by zero', 'IllegalArithmetic'],
    ['remainder by zero', 'IllegalArithmetic'],
    ['divide result unrepresentable', 'IllegalArithmetic'],
    ['float unrepresentable in integer range', 'IllegalArithmetic'],
    ['null function or function signature mismatch', 'IndirectCallToNull'],
    ['data segment out of bounds', 'MemoryOutOfBounds'],
    ['element segment out of bounds', 'MemoryOutOfBounds'],
    // SpiderMonkey
    ['unreachable executed', 'Unreachable'],
    ['index out of bounds', 'MemoryOutOfBounds'],
    ['integer divide by zero', 'IllegalArithmetic'],
    ['integer overflow', 'IllegalArithmetic'],
    ['invalid conversion to integer', 'IllegalArithmetic'],
    ['indirect call to null', 'IndirectCallToNull'],
    ['indirect call signature mismatch', 'IndirectCallToNull'],
    // JavaScriptCore
    ['Unreachable code should not be executed (evaluating x)', 'Unreachable'],
    ['Out of bounds memory access', 'MemoryOutOfBounds'],
    ['Out of bounds table access', 'MemoryOutOfBounds'],
    ['Out of bounds trunc operation', 'IllegalArithmetic'],
    ['Division by zero', 'IllegalArithmetic'],
    ['Integer overflow', 'IllegalArithmetic'],
    ['call_indirect to a null table entry', 'IndirectCallToNull'],
  ])('reads “%s” as %s', (message, trap) => {
    expect(nameTrap(new WebAssembly.RuntimeError(message), at(0))).toBe(trap);
  });

  it('asks the table why an indirect call failed', () => {
    const error = new WebAssembly.RuntimeError('null function or function signature mismatch');
    const callable = new WebAssembly.Instance(
      new WebAssembly.Module(
        Uint8Array.of(
          0,
          97,
          115,
          109,
          1,
          0,
          0,
          0,
          1,
          4,
          1,
          96,
          0,
          0,
          3,
          2,
          1,
          0,
          7,
          5,
          1,
          1,
          102,
          0,
          0,
          10,
          4,
          1,
          2,
          0,
          11,
        ),
      ),
    ).exports['f'];
    table.set(1, callable as () => void);
    expect(nameTrap(error, at(1))).toBe('IncorrectCallIndirectSignature');
    expect(nameTrap(error, at(0))).toBe('IndirectCallToNull');
    expect(nameTrap(error, at(2))).toBe('MemoryOutOfBounds');
    expect(nameTrap(error, at(-1))).toBe('MemoryOutOfBounds');
  });

  it('takes no other error for a trap', () => {
    expect(nameTrap(new RangeError('Invalid array length'), at(0))).toBeUndefined();
    expect(isStackOverflow(new RangeError('Invalid array length'))).toBe(false);
  });

  it('knows when the engine’s stack has ended', () => {
    const endless = (): number => 1 + endless();
    let caught: unknown;
    try {
      endless();
    } catch (error) {
      caught = error;
    }
    expect(isStackOverflow(caught)).toBe(true);
  });
});

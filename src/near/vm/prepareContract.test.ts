import { describe, expect, it } from 'vitest';
import { runtimeParameters } from '../parameters/runtimeParameters.ts';
import { createMemory } from './engine/createMemory.ts';
import { instrumentContract } from './instrumentContract.ts';
import { prepareContract } from './prepareContract.ts';
import { methodType, moduleBytes, type ModuleParts } from './testing/moduleBytes.ts';

const parameters = runtimeParameters(88);
const body = (...code: number[]): ModuleParts => ({ functions: [[0, [0], code]], memories: [[0, 1]] });

function verdict(parts: ModuleParts): string {
  const result = instrumentContract(moduleBytes(parts), parameters, 'fast');
  if (result.type === 'Instrumented') return 'valid';
  return result.error.type === 'PrepareError' ? result.error.error : result.error.type;
}

describe('validation', () => {
  it.each<[string, ModuleParts, string]>([
    ['an empty method', body(), 'valid'],
    ['a value left on the stack', body(0x41, 0), 'Deserialization'],
    ['a value taken from nothing', body(0x1a), 'Deserialization'],
    ['anything after unreachable', body(0x00, 0x6a, 0x1a), 'valid'],
    ['a wrong type after unreachable', body(0x00, 0x42, 0, 0x6a, 0x1a), 'Deserialization'],
    ['an unreachable select of unknown types', body(0x00, 0x1b, 0x1a), 'valid'],
    ['select of references without a type', body(0xd0, 0x70, 0xd0, 0x70, 0x41, 0, 0x1b, 0x1a), 'Deserialization'],
    ['select of references with a type', body(0xd0, 0x70, 0xd0, 0x70, 0x41, 0, 0x1c, 1, 0x70, 0x1a), 'valid'],
    ['the long form of funcref', body(0x02, 0x63, 0x70, 0xd0, 0x70, 0x0b, 0x1a), 'valid'],
    ['a block of a function type', body(0x02, 0x00, 0x0b), 'Deserialization'],
    ['if with a result and without else', body(0x41, 0, 0x04, 0x7f, 0x41, 0, 0x0b, 0x1a), 'Deserialization'],
    ['else outside if', body(0x02, 0x40, 0x05, 0x0b), 'Deserialization'],
    ['a branch beyond the function', body(0x0c, 1), 'Deserialization'],
    ['a branch to the function', body(0x0c, 0), 'valid'],
    [
      'branch targets of different arity',
      body(0x02, 0x7f, 0x02, 0x40, 0x41, 0, 0x41, 0, 0x0e, 1, 0, 1, 0x0b, 0x41, 0, 0x0b, 0x1a),
      'Deserialization',
    ],
    ['an alignment larger than natural', body(0x41, 0, 0x28, 3, 0, 0x1a), 'Deserialization'],
    ['an offset beyond 32 bits', body(0x41, 0, 0x28, 2, 0x80, 0x80, 0x80, 0x80, 0x10, 0x1a), 'Deserialization'],
    ['memory.init without a data count', body(0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 8, 0, 0), 'Deserialization'],
    ['ref.func of an undeclared function', body(0xd2, 0, 0x1a), 'Deserialization'],
    ['instructions behind the end', body(0x0b, 0x01), 'Deserialization'],
    ['a vector instruction', body(0xfd, 0x0c), 'Deserialization'],
    ['a tail call', body(0x12, 0), 'Deserialization'],
  ])('%s: %3$s', (_, parts, expected) => expect(verdict(parts)).toBe(expected));

  it('lets ref.func name an exported function', () => {
    expect(verdict({ ...body(0xd2, 0, 0x1a), exports: [['f', 0, 0]] })).toBe('valid');
  });

  it('knows an import by its module before its kind', () => {
    expect(verdict({ imports: [['other', 'f', 0]] })).toBe('Instantiate');
  });

  it('refuses an invalid function before it counts the operand stack of an earlier one', () => {
    const deep = [...Array.from({ length: 1025 }, () => [0x42, 0]).flat(), ...Array.from({ length: 1025 }, () => 0x1a)];
    expect(verdict(body(...deep))).toBe('OperandStackTooLarge');
    expect(
      verdict({
        functions: [
          [0, [0], deep],
          [0, [0], [0x1a]],
        ],
      }),
    ).toBe('Deserialization');
  });
});

describe('the prepared contract', () => {
  it('gives the contract 1024 pages, whatever it declares', () => {
    const result = prepareContract(moduleBytes({ ...body(), exports: [['main', 0, 0]] }), parameters);
    if (result.type !== 'Prepared') throw new Error('refused');
    const memory = createMemory(parameters.limits, result.contract);
    expect(memory.buffer.byteLength).toBe(64 * 1024 * 1024);
    const { fastModule, exactModule } = result.contract;
    for (const module of [fastModule!, exactModule()]) {
      expect(() => new WebAssembly.Instance(module, { crosscall: { memory } })).not.toThrow();
    }
  });

  it('lists methods by name, with those that cannot be called', () => {
    const parts: ModuleParts = {
      types: [methodType, [0x60, 1, 0x7f, 0]],
      functions: [
        [0, [0], []],
        [1, [0], []],
      ],
      exports: [
        ['main', 0, 0],
        ['helper', 0, 1],
      ],
    };
    const result = prepareContract(moduleBytes(parts), parameters);
    if (result.type !== 'Prepared') throw new Error('refused');
    expect([...result.contract.methods]).toEqual([
      ['main', { index: 0, callable: true }],
      ['helper', { index: 1, callable: false }],
    ]);
  });

  it('says which import does not fit', () => {
    const linkError = (name: string): string | undefined => {
      const result = prepareContract(moduleBytes({ imports: [['env', name, 0]] }), parameters);
      return result.type === 'Prepared' ? result.contract.linkError : 'refused';
    };
    expect(linkError('panic')).toBeUndefined();
    expect(linkError('toString')).toBe('unknown or invalid import');
    expect(linkError('input')).toBe('types incompatible: expected type `(func)`, found type `(func (param i64))`');
  });
});

import { describe, expect, it } from 'vitest';
import { ContractFault } from './contractFault.ts';
import { lowerDecorators } from './lowerDecorators.ts';

const contract = `@NearBindgen({
  requireInit: true,
})
export class Counter {
  count: number = 0;

  @initialize({}) init(): void {}
  @view({}) get<T>(): T { return \`\${this.count}{\` as T; }

  @call({ payableFunction: true })
  @middleware(() => {})
  async add({ by }: { by: number }): Promise<void> {}

  helper() {}
}
export const after = 1;
`;

const faultOf = (source: string) => {
  try {
    lowerDecorators(source);
  } catch (error) {
    if (error instanceof ContractFault) return { message: error.message, at: error.at };
    throw error;
  }
  return undefined;
};

describe('lowerDecorators', () => {
  it('lists the methods that can be called, by their first decorator', () => {
    expect(lowerDecorators(contract).methods).toEqual([
      { className: 'Counter', name: 'init', type: 'initialize' },
      { className: 'Counter', name: 'get', type: 'view' },
      { className: 'Counter', name: 'add', type: 'call' },
    ]);
  });

  it('leaves every character that is not a decorator where it stood', () => {
    const lines = lowerDecorators(contract).code.split('\n');
    contract.split('\n').forEach((line, index) => {
      const withoutDecorators = line.replace(
        /@NearBindgen\(\{|@\w+\((?:\{.*?\}|\(\) => \{\})\)|requireInit: true,|^\}\)$/g,
        (found) => ' '.repeat(found.length),
      );
      expect(lines[index]?.startsWith(withoutDecorators)).toBe(true);
      if (line !== '}') expect(lines[index]).toBe(withoutDecorators);
    });
  });

  it("applies a class's decorators behind it, after those of its methods", () => {
    const { code } = lowerDecorators(contract);
    expect(code).toContain(
      '}; __decorate(Counter, "init", [__decorator1()]); __decorate(Counter, "get", [__decorator2()]); ' +
        '__decorate(Counter, "add", [__decorator3(), __decorator4()]); Counter = __decorator0()(Counter) ?? Counter;',
    );
    expect(code).toContain('function __decorator0() { return NearBindgen({\n  requireInit: true,\n}); }');
    expect(code).toContain('function __decorator4() { return middleware(() => {}); }');
  });

  it.each([
    ['a class without a decorator', 'class A {\n  @view({}) m() {}\n}', /belongs to no class/, 2, 3],
    ['a class with another decorator', '@other class A {\n  @view({}) m() {}\n}', /A needs @NearBindgen/, 2, 3],
    [
      'a class without a name',
      '@NearBindgen({})\nexport default class {\n @view({}) m() {} }',
      /belongs to no class/,
      1,
      1,
    ],
    [
      'a field with a decorator',
      '@NearBindgen({})\nclass A {\n  @view({}) x: string = "";\n}',
      /before a method/,
      3,
      3,
    ],
    [
      'a method of the same name',
      '@NearBindgen({})\nclass A {\n  @view({}) m() {}\n  @call({}) m() {}\n}',
      /a method m already/,
      4,
      13,
    ],
    [
      'a method called memory',
      '@NearBindgen({})\nclass A {\n  @view({}) memory() {}\n}',
      /cannot be called memory/,
      3,
      13,
    ],
  ])('refuses %s', (_what, source, message, line, column) => {
    expect(faultOf(source)).toEqual({ message: expect.stringMatching(message), at: { line, column } });
  });

  it('refuses a source without a method to call', () => {
    expect(faultOf('export const x = 1;')).toEqual({ message: expect.stringMatching(/at least one method/), at: null });
  });
});

import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import type { CompileError, CompiledSnippet } from './compile.ts';

function compiled(source: string): CompiledSnippet {
  const result = compile(source);
  if (!result.ok) throw new Error(`did not compile: ${result.error.message}`);
  return result.snippet;
}

function refused(source: string): CompileError {
  const result = compile(source);
  if (result.ok) throw new Error('compiled');
  return result.error;
}

describe('compile', () => {
  it('takes types off and keeps every line where it was', () => {
    const source = [
      'interface Greeting {',
      '  text: string;',
      '}',
      'const greeting = { text: "hi" } as Greeting;',
      'console.log(greeting!.text satisfies string);',
    ].join('\n');
    const lines = compiled(source).code.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[3]).toContain('const greeting = { text: "hi" }');
    expect(lines[4]).toContain('console.log(greeting.text');
  });

  it('lets await stand at the top', () => {
    expect(compiled('await Promise.resolve(1n);').code).toContain('await');
  });

  it('finds imports with their place and their names', () => {
    const source =
      'import { Account, JsonRpcProvider as Rpc } from "near-api-js";\nimport { alice } from \'crosscall/lesson\';\nnew Account(alice, Rpc)';
    const { code, imports } = compiled(source);
    expect(imports.map(({ specifier, names }) => [specifier, names.map(({ name }) => name)])).toEqual([
      ['near-api-js', ['Account', 'JsonRpcProvider']],
      ['crosscall/lesson', ['alice']],
    ]);
    for (const { specifier, start, end } of imports) expect(code.slice(start, end)).toBe(specifier);
  });

  it('forgets imports of types alone, also of modules that are not here', () => {
    expect(compiled('import type { Thing } from "elsewhere";\nlet thing: Thing;').imports).toEqual([]);
  });

  it('finds import() and export … from', () => {
    const { imports } = compiled(
      'const near = await import("near-api-js");\nexport { alice } from "crosscall/lesson";',
    );
    expect(imports.map(({ specifier }) => specifier)).toEqual(['near-api-js', 'crosscall/lesson']);
  });

  it.each([
    ['a missing value', 'const a = 1;\nconst x = ;', { line: 2, column: 11 }],
    ['an open bracket', 'foo(1;', { line: 1, column: 6 }],
    ['an open text', 'const a = 1;\n\nconst s = "abc\n', { line: 3, column: 11 }],
    ['one name twice', 'const a = 1;\nconst a = 2;', { line: 2, column: 7 }],
    ['await in a plain function', 'function f() {\n  await g();\n}', { line: 2, column: 3 }],
    ['return outside a function', 'if (true) {\n  return 1;\n}', { line: 2, column: 3 }],
    ['an assignment to a number', '1 = 2;', { line: 1, column: 1 }],
    ['break outside a loop', 'const a: number = 1; break;', { line: 1, column: 22 }],
  ])('says where it finds %s', (_, source, at) => {
    const error = refused(source);
    expect(error.name).toBe('SyntaxError');
    expect(error.at).toEqual(at);
    expect(error.message).not.toMatch(/\(\d+:\d+\)|transforming/);
  });

  it('refuses a module that does not exist, at its import, and says what exists', () => {
    expect(refused('const a = 1;\nimport lodash from "lodash";\nlodash(a);')).toEqual({
      name: 'ImportError',
      message: 'There is no module “lodash” here. A snippet can import near-api-js and crosscall/lesson.',
      at: { line: 2, column: 20 },
    });
  });

  it.each(['import("https://example.com/x.js")', 'import("node:fs")', 'export * from "./other.ts"', 'import("")'])(
    'refuses %s',
    (source) => {
      expect(refused(source).name).toBe('ImportError');
    },
  );

  it('refuses import() of something computed', () => {
    expect(refused('const name = "near-api-js";\nawait import(name);')).toMatchObject({
      name: 'ImportError',
      at: { line: 2 },
    });
  });

  it('takes a column of the compiled code back to the reader’s', () => {
    const source = 'const a = 1 as unknown as number; throw new Error(String(a));';
    const { code, toSource } = compiled(source);
    const column = code.indexOf('new Error') + 1;
    expect(toSource({ line: 1, column })).toEqual({ line: 1, column: source.indexOf('new Error') + 1 });
  });
});

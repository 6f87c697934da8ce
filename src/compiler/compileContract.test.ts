import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileContract } from './compileContract.ts';
import { loadContractTools } from './loadContractTools.ts';
import type { ContractTools } from './types.ts';

const source = `import { NearBindgen, near, view, type PromiseIndex } from 'near-sdk-js';

@NearBindgen({})
export class Greeter {
  @view({}) greet({ name }: { name: string }): string { return \`Hello, \${name}\`; }
}
`;
const around = (body: string) => source.replace('return `Hello, ${name}`;', body);

describe('compileContract', () => {
  let tools: ContractTools;
  beforeAll(async () => {
    tools = await loadContractTools(
      async (name) => new Uint8Array(await readFile(new URL(`../../public/compiler/${name}`, import.meta.url))),
    );
  });
  const compile = (text: string) => compileContract(tools, text, 'greeter.ts');
  const wasmOf = (text: string) => {
    const result = compile(text);
    if (!result.ok) throw new Error(result.error.message);
    return result.wasm;
  };

  it('gives Wasm that exports its methods and memory, and imports from env alone', () => {
    const module = new WebAssembly.Module(wasmOf(source));
    expect(WebAssembly.Module.exports(module)).toEqual([
      { name: 'memory', kind: 'memory' },
      { name: 'greet', kind: 'function' },
    ]);
    expect(new Set(WebAssembly.Module.imports(module).map(({ module: from, kind }) => `${from} ${kind}`))).toEqual(
      new Set(['env function']),
    );
  });

  it('gives the same bytes for the same source', () => {
    expect(wasmOf(source)).toEqual(wasmOf(source));
  });

  it('carries only the files of near-sdk-js that the contract names', () => {
    const withMap = around('return `${new UnorderedMap(name).length}`;').replace('near,', 'UnorderedMap,');
    const text = (wasm: Uint8Array) => new TextDecoder('latin1').decode(wasm);
    expect(text(wasmOf(source))).not.toContain('near-sdk-js/collections/unordered-map');
    expect(text(wasmOf(withMap))).toContain('near-sdk-js/collections/unordered-map');
  });

  it('keeps the source itself out of the Wasm', () => {
    expect(new TextDecoder('latin1').decode(wasmOf(`// a secret remark\n${source}`))).not.toContain('secret remark');
  });

  it.each([
    ['TypeScript that does not parse', around('retrun name;'), 'Unexpected token, expected ";"', 5, 64],
    [
      'JavaScript that does not parse',
      around('let a: string; let a = 1;'),
      "Identifier 'a' has already been declared",
      5,
      76,
    ],
    [
      'a name that near-sdk-js has not',
      around('return nope(name);').replace('near,', 'nope,'),
      'near-sdk-js exports no nope.',
      1,
      23,
    ],
    [
      'a module that is not there',
      `${source}import fs from 'node:fs';\nfs.x();`,
      'There is no module “node:fs” here. A contract can import near-sdk-js.',
      7,
      16,
    ],
    [
      'all of near-sdk-js at once',
      `${source}import * as sdk from 'near-sdk-js';\nsdk.near;`,
      /^Name what you import/,
      7,
      8,
    ],
    ['near-sdk-js, exported again', `${source}export { near } from 'near-sdk-js';`, /cannot be exported again/, 7, 22],
  ])('refuses %s, at its place', (_what, text, message, line, column) => {
    expect(compile(text)).toEqual({
      ok: false,
      error: { message: typeof message === 'string' ? message : expect.stringMatching(message), at: { line, column } },
    });
  });

  it('compiles a contract that has functions and methods named alike, or named as JavaScript names its own', () => {
    const named = `function greet() {}\n${source.replace('@view({}) greet', '@view({}) delete() {}\n  @view({}) greet')}greet();`;
    expect(compile(named)).toMatchObject({ ok: true, methods: ['delete', 'greet'] });
  });
});

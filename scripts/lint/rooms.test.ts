import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** Lints code as if it stood in a file, and gives the messages of the rules that matter here. */
async function lint(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

describe('the import directions between rooms', () => {
  it.each([
    ['src/near/vm/x.ts', '../runtime/y.ts', 'a room below'],
    ['src/near/primitives/x.ts', '../../network/y.ts', 'a room outside near/'],
    ['src/near/chain/x.ts', '../../../tests/y.ts', 'what stands outside src/'],
    ['src/near/state/x.ts', 'near-api-js', 'a package that is not a hash, curve or encoding'],
    ['src/near/rpc/x.ts', 'node:fs', 'Node'],
    ['src/trace/x.ts', '../picture/y.ts', 'a room below'],
    ['src/course/x.ts', '../islands/y.tsx', 'a room below'],
  ])('in %s, importing %s is caught: %s', async (file, source) => {
    expect(await lint(file, `export { a } from '${source}';`)).toEqual(['crosscall/rooms']);
    expect(await lint(file, `import type { A } from '${source}';\nexport type B = A;`)).toEqual(['crosscall/rooms']);
  });

  it.each([
    ['src/near/runtime/x.ts', '../vm/interface.ts'],
    ['src/near/rpc/views/x.ts', '../../chain/types.ts'],
    ['src/near/primitives/x.ts', '@noble/hashes/sha2.js'],
    ['src/picture/x.ts', '../trace/trace.ts'],
    ['src/course/x.ts', '../site.config.ts'],
    ['src/near/vm/x.test.ts', 'node:fs'],
    ['src/network/x.test.ts', '../course/y.ts'],
  ])('in %s, importing %s is in order', async (file, source) => {
    expect(await lint(file, `export { a } from '${source}';`)).toEqual([]);
  });

  it('keeps near/ from asking its host', async () => {
    expect(await lint('src/near/chain/x.ts', 'export const now = performance.now();')).toEqual([
      'no-restricted-globals',
    ]);
    expect(await lint('src/near/chain/x.ts', 'export const home = process.cwd();')).toEqual(['no-restricted-globals']);
    expect(await lint('src/network/x.ts', 'export const now = performance.now();')).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { openPage, useBrowser } from './openPage.ts';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'public/contracts/manifest.json'), 'utf8')) as {
  contracts: Record<string, { sha256: string }>;
};

useBrowser();

it.each(['hello', 'caller'])('a page of the site compiles %s to the Wasm that Node compiled', async (name) => {
  const entry = join(import.meta.dirname, 'compilerInPage.ts');
  const bundled = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'compiler',
    write: false,
  });
  const { page, troubles, close } = await openPage('');
  await page.evaluate(`${bundled.outputFiles[0]!.text}; globalThis.compiler = compiler;`);
  const source = readFileSync(join(root, 'contracts', name, 'src/contract.ts'), 'utf8');
  const hash = await page.evaluate(`compiler.compileInPage(${JSON.stringify(source)}, '${name}.ts')`);
  expect(hash).toBe(manifest.contracts[`${name}-ts`]?.sha256);
  expect(troubles).toEqual([]);
  await close();
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileCourseContract } from '../scripts/compile-course-contract.mjs';
import { contractNames, sourceHash, typeScriptContractNames, typeScriptSourceHash } from '../scripts/contract-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (...path: string[]) => readFileSync(join(root, ...path));
const wasmNames = [...contractNames(root), ...typeScriptContractNames(root).map((name) => `${name}-ts`)].sort();
const manifest = JSON.parse(read('public', 'contracts', 'manifest.json').toString('utf8')) as {
  contracts: Record<string, { sourceHash: string; size: number; sha256: string; methods: string[] }>;
};

describe('the contracts kept in the repository', () => {
  it('are those that have a source', () => {
    expect(Object.keys(manifest.contracts).sort()).toEqual(wasmNames);
  });

  it.each(wasmNames)('%s: the Wasm is the one in the manifest', (name) => {
    const wasm = read('public', 'contracts', `${name}.wasm`);
    expect({ size: wasm.length, sha256: createHash('sha256').update(wasm).digest('hex') }).toEqual({
      size: manifest.contracts[name]?.size,
      sha256: manifest.contracts[name]?.sha256,
    });
  });

  it.each(contractNames(root))('%s: was built from the source that stands beside it', (name) => {
    expect(sourceHash(root, name), 'the source changed: run `npm run contracts`').toBe(manifest.contracts[name]?.sourceHash);
  });

  it.each(contractNames(root))('%s: panics with its text, because it was built with --cfg near', (name) => {
    const module = new WebAssembly.Module(read('public', 'contracts', `${name}.wasm`));
    expect(WebAssembly.Module.imports(module).map((i) => i.name)).toContain('panic_utf8');
  });

  it.each(typeScriptContractNames(root))('%s in TypeScript: the compiler gives it byte for byte from the source that stands beside it', async (name) => {
    expect(typeScriptSourceHash(root, name), 'the source changed: run `npm run contracts -- --ts`').toBe(manifest.contracts[`${name}-ts`]?.sourceHash);
    const wasm = await compileCourseContract(name);
    expect(createHash('sha256').update(wasm).digest('hex')).toBe(manifest.contracts[`${name}-ts`]?.sha256);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { engineSourceHash, versions } from '../scripts/engine/sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(join(root, 'public', 'compiler', name));
const manifest = JSON.parse(read('manifest.json').toString('utf8')) as {
  sourceHash: string;
  files: Record<string, { size: number; sha256: string }>;
};

describe('the engine kept in the repository', () => {
  it('was built from the sources that stand here', () => {
    expect(engineSourceHash(root), 'the engine’s sources changed: run `npm run engine`').toBe(manifest.sourceHash);
  });

  it.each(Object.entries(manifest.files))('%s is the one in the manifest', (name, expected) => {
    const bytes = read(name);
    expect({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }).toEqual(expected);
  });

  it('asks the host for nothing but NEAR’s functions, and the compiler for nothing at all', () => {
    const importsOf = (name: string) => WebAssembly.Module.imports(new WebAssembly.Module(read(name)));
    expect(new Set(importsOf('engine.wasm').map(({ module, kind }) => `${module} ${kind}`))).toEqual(
      new Set(['env function']),
    );
    expect(importsOf('compiler.wasm')).toEqual([]);
  });

  it('names whose code it carries', () => {
    const notices = readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8');
    for (const name of [`quickjs-ng ${versions.quickJsNg}`, `near-sdk-js ${versions.nearSdkJs}`, 'wasi-libc']) expect(notices).toContain(`- ${name} `);
  });
});

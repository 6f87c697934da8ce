import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What a page loads to compile its first contract. */
const files = ['engine.wasm', 'compiler.wasm', 'sdk.json'];

/** Bytes of the compiler of contracts, compressed as servers send them; asked for when the site is built. */
export function compilerSize(): number {
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(`public/compiler/${name}`)).length, 0);
}

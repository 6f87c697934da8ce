// What the engine is built from, hashed: its manifest keeps the hash, the tests compare it.
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { hashFiles } from '../contract-sources.mjs';

/** The versions that the build asks for. */
export const versions = { rquickjsSys: '0.14.0', quickJsNg: '0.16.2', nearSdkJs: '2.0.0', clang: '19' };

/** SHA-256, in hex, of the engine's own sources and of the scripts that build it. */
export function engineSourceHash(root) {
  const folders = [join('contracts', 'engine'), join('scripts', 'engine')];
  const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(folder, file)));
  return hashFiles(root, files.filter((file) => ['.c', '.h', '.js', '.mjs'].includes(extname(file))).sort());
}

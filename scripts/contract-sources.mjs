// What a contract's Wasm is built from, hashed: the manifest keeps the hash, the tests compare it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder names of the contracts written in Rust, in order. */
export function contractNames(root) {
  return foldersWith(root, 'Cargo.toml');
}

/** The folder names of the contracts written in TypeScript, in order. */
export function typeScriptContractNames(root) {
  return foldersWith(root, join('src', 'contract.ts'));
}

function foldersWith(root, file) {
  const folder = join(root, 'contracts');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, file)))
    .map((entry) => entry.name)
    .sort();
}

/** SHA-256, in hex, of a Rust contract's sources and of the workspace files that shape every build. */
export function sourceHash(root, name) {
  const folder = join(root, 'contracts');
  const source = join(name, 'src');
  const files = [
    'Cargo.toml',
    'Cargo.lock.in',
    join('.cargo', 'config.toml'),
    join(name, 'Cargo.toml'),
    ...readdirSync(join(folder, source), { recursive: true })
      .map((file) => join(source, String(file)))
      .filter((file) => file.endsWith('.rs'))
      .sort(),
  ];
  return hashFiles(folder, files);
}

/** SHA-256, in hex, of a TypeScript contract's source. */
export function typeScriptSourceHash(root, name) {
  return hashFiles(join(root, 'contracts'), [join(name, 'src', 'contract.ts')]);
}

/** Hashes files with their names. Line ends are normalised. */
export function hashFiles(folder, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file.replaceAll('\\', '/')}\n`);
    hash.update(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
    hash.update('\0');
  }
  return hash.digest('hex');
}

// What a contract's Wasm is built from, hashed: the manifest keeps the hash, the tests compare it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The contracts' folder names, in order. */
export function contractNames(root) {
  const folder = join(root, 'contracts');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'Cargo.toml')))
    .map((entry) => entry.name)
    .sort();
}

/** SHA-256, in hex, of a contract's sources and of the workspace files that shape every build. Line ends are normalised. */
export function sourceHash(root, name) {
  const folder = join(root, 'contracts');
  const source = join(name, 'src');
  const files = [
    'Cargo.toml',
    'Cargo.lock',
    join('.cargo', 'config.toml'),
    join(name, 'Cargo.toml'),
    ...readdirSync(join(folder, source), { recursive: true })
      .map((file) => join(source, String(file)))
      .filter((file) => file.endsWith('.rs'))
      .sort(),
  ];
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file.replaceAll('\\', '/')}\n`);
    hash.update(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
    hash.update('\0');
  }
  return hash.digest('hex');
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a folder's Cargo.lock from its Cargo.lock.in: the same versions and checksums, with the registry called what Cargo
 * calls it on this machine. So the repository names no host, and the build still takes exactly these crates.
 */
export function writeCargoLock(folder, env = process.env) {
  const lock = join(folder, 'Cargo.lock');
  const kept = readFileSync(`${lock}.in`, 'utf8');
  if (existsSync(lock) && withoutRegistry(readFileSync(lock, 'utf8')) === kept) return;
  execFileSync('cargo', ['generate-lockfile', '--quiet'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const source = /^source = "(registry\+[^"]+)"$/m.exec(readFileSync(lock, 'utf8'))?.[1];
  if (source === undefined) throw new Error(`Expected ${lock} to name a registry after cargo generate-lockfile.`);
  writeFileSync(lock, kept.replaceAll('@SOURCE@', source));
}

/** Takes a folder's packages that came or went into its Cargo.lock and Cargo.lock.in. All that were there keep their versions. */
export function updateCargoLock(folder) {
  const lock = join(folder, 'Cargo.lock');
  execFileSync('cargo', ['update', '--quiet', '--workspace'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(`${lock}.in`, withoutRegistry(readFileSync(lock, 'utf8')));
}

const withoutRegistry = (lock) => lock.replaceAll(/^source = "registry\+[^"]+"$/gm, 'source = "@SOURCE@"');

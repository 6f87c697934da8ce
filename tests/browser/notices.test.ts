import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { shippedPackageNames } from '../../scripts/notices.mjs';

const notices = await readFile('THIRD_PARTY_NOTICES.md', 'utf8');

/** Versions as a lockfile has them; one name may have several. */
async function lockedVersions(): Promise<Map<string, Set<string>>> {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  const versions = new Map<string, Set<string>>();
  for (const [path, { version }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    versions.set(name, (versions.get(name) ?? new Set()).add(version ?? ''));
  }
  return versions;
}

it('names every package that the built site ships, in the version that is installed', async () => {
  const versions = await lockedVersions();
  const missing = (await shippedPackageNames()).filter((name) => {
    const noticed = new RegExp(`^- ${name} (\\S+) \\(`, 'm').exec(notices)?.[1];
    return noticed === undefined || !versions.get(name)?.has(noticed);
  });
  expect(missing, 'Run `npm run build && npm run notices`.').toEqual([]);
});

it('names the crates inside the contracts in the versions of Cargo.lock.in', async () => {
  const lock = await readFile('contracts/Cargo.lock.in', 'utf8');
  const crates = notices.slice(notices.indexOf('Rust crates')).matchAll(/^- (\S+) (\S+) \(/gm);
  const stale = [...crates]
    .filter(([, name, version]) => !lock.includes(`name = "${name}"\nversion = "${version}"`))
    .map(([line]) => line);
  expect(stale).toEqual([]);
  expect(notices).toMatch(/^- near-sdk \S+ \(/m);
});

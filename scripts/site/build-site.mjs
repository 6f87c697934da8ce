import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { root } from '../setup.mjs';

/** What the built site is made from; a change in any of it makes `dist/` stale. */
const sources = [
  'src',
  'content',
  'contracts',
  'public',
  'scripts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'THIRD_PARTY_NOTICES.md',
];
/** Names below `sources` from which nothing is built. */
const ignored = /^(?:target|node_modules|generated|.*\.test\.ts)$/;
const marker = join(root, 'node_modules', '.crosscall-built');

/** Makes what Astro does not make itself: the frame in which the reader's code runs. */
export async function prepareSite() {
  const frame = join(root, 'scripts', 'build-frame.mjs');
  if (!existsSync(frame)) return;
  const { buildFrame } = await import('../build-frame.mjs');
  await buildFrame();
}

/**
 * Builds the site.
 * @param {{ out?: string, base?: string, repository?: string }} options the folder, the path under which it will be
 *   served (`/course/`), and the repository that its links lead to; left out, the environment decides
 */
export async function buildSite({ out, base, repository } = {}) {
  await prepareSite();
  await run([join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'], {
    ...process.env,
    ...(out && { CROSSCALL_OUT: out }),
    ...(base && { CROSSCALL_BASE: base }),
    ...(repository && { PUBLIC_CROSSCALL_REPOSITORY: repository }),
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  await copyFile(join(root, 'THIRD_PARTY_NOTICES.md'), resolve(root, out ?? 'dist', 'third-party-notices.txt'));
  if (out === undefined) await writeFile(marker, await hashSources());
}

/** Builds `dist/` unless it was built from exactly these sources. */
export async function buildIfStale() {
  const built = await readFile(marker, 'utf8').catch(() => undefined);
  if (!existsSync(join(root, 'dist', 'index.html')) || built !== (await hashSources())) await buildSite();
}

async function hashSources() {
  const hash = createHash('sha256');
  for (const name of ['CROSSCALL_BASE', 'CROSSCALL_SITE', 'PUBLIC_CROSSCALL_REPOSITORY'])
    hash.update(`${name}=${process.env[name] ?? ''}\n`);
  for (const source of sources) await hashInto(hash, source);
  return hash.digest('hex');
}

async function hashInto(hash, path) {
  const full = join(root, path);
  const entries = await readdir(full, { withFileTypes: true }).catch((error) =>
    error.code === 'ENOTDIR' ? undefined : [],
  );
  if (entries === undefined) {
    hash.update(`${path}\n`).update(await readFile(full));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!ignored.test(entry.name)) await hashInto(hash, `${path}/${entry.name}`);
  }
}

/** Runs Node and keeps what it says until it fails. */
function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`The site could not be built.\n\n${said.trim()}`));
    });
  });
}

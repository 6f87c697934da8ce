import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** near-api-js and Astro ask for this much. */
const NEEDED = [22, 22];

const bin = join(root, 'node_modules', '.bin');

/**
 * Brings a fresh clone to where a script can work: installs from the lockfile what is missing or stale and, if the
 * system's Node is too old, runs the script again with the Node that the lockfile brought along.
 */
export async function setUp() {
  if (!isInstalled()) install();
  if (isNewEnough(process.versions.node)) return;
  const brought = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  const version = existsSync(brought)
    ? spawnSync(brought, ['--version'], { encoding: 'utf8' }).stdout?.trim()
    : undefined;
  if (!version || !isNewEnough(version.replace(/^v/, ''))) {
    fail(
      `Crosscall needs Node ${NEEDED.join('.')} or newer, and this is ${process.versions.node}.`,
      `None came with the packages for ${process.platform} ${process.arch}. Install a newer Node and try again.`,
    );
  }
  process.exit(await runAgain(brought));
}

/** Runs this script with another Node; a signal that ends this process ends that one. */
function runAgain(node) {
  const again = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: withBin(process.env) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => again.kill(signal));
  return new Promise((resolve) => {
    again.on('error', () => resolve(1));
    again.on('exit', (code) => resolve(code ?? 1));
  });
}

/** An environment in which the packages' own commands, the newer Node among them, come first. */
export function withBin(env) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...env, [name]: `${bin}${separator}${env[name] ?? ''}` };
}

/** Compares what npm says it installed with what the lockfile names; packages for other platforms are left out there. */
function isInstalled() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')) ?? {});
  return wanted.every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function readPackages(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : undefined;
}

function install() {
  console.error('Installing what package-lock.json names. The first time this takes a minute.');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status, error } = spawnSync(command, [...args, '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0)
    fail(
      `npm ci did not finish${error ? `: ${error.message}` : '.'}`,
      'What it said stands above. Check the connection and try again.',
    );
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

function fail(...lines) {
  console.error(lines.join('\n'));
  process.exit(1);
}

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeCargoLock } from './cargo-lock.mjs';
import { root } from './setup.mjs';

/** The crate with the tests in Rust: mocks, and near-workspaces against the stand-in for near-sandbox. */
const crate = join(root, 'content', 'lessons', 'testing-cross-contract-calls', 'examples', 'rust');

/**
 * Runs the tests in Rust. Its crates take minutes to compile, but only once: what comes of them is kept outside of the project, for every clone.
 * @param show whether to print what Cargo says as it says it
 * @returns how many passed and failed, with what Cargo said; or why nothing was tested
 */
export async function rustTests({ show = false } = {}) {
  if (process.platform === 'win32') return { skipped: 'near-workspaces needs a Unix system' };
  const environment = withCargo();
  if (environment === null) return { skipped: 'Cargo is not installed here' };
  try {
    writeCargoLock(crate, environment);
  } catch {
    return { skipped: 'its crates cannot be fetched from here' };
  }
  if (!existsSync(environment.CARGO_TARGET_DIR))
    console.log('The crates of the tests in Rust are compiled, which takes some minutes, once.');
  const built = await run('cargo', ['test', '--locked', '--no-run'], { env: environment, show, minutes: 30 });
  if (built.code !== 0 && !built.said.includes('could not compile `vault-tests`'))
    return { skipped: `its crates cannot be built here: ${reasonIn(built.said)}` };
  if (built.code !== 0) return { passed: 0, failed: 1, said: built.said };
  const programs = [...built.said.matchAll(/^ *Executable .* \((.+)\)$/gm)].map(([, program]) => program);
  const { writeLauncher } = await import('../src/cli/sandbox/writeLauncher.ts');
  const standIn = { ...environment, NEAR_SANDBOX_BIN_PATH: writeLauncher(join(root, '.cache', 'sandbox')) };
  const ends = [];
  for (const program of programs) ends.push(await run(program, [], { env: standIn, show, minutes: 3 }));
  forgetOldPrograms(dirname(programs[0] ?? crate));
  const said = ends.map((end) => end.said).join('');
  const results = [...said.matchAll(/^test result: .*? (\d+) passed; (\d+) failed/gm)];
  const sum = (group) => results.reduce((total, result) => total + Number(result[group]), 0);
  const failed = sum(2);
  const ranWell = programs.length > 0 && ends.every(({ code }) => code === 0);
  return { passed: sum(1), failed: ranWell || failed > 0 ? failed : 1, said };
}

/** The environment in which Cargo finds itself, the folder for what it compiles, and the stand-in; null where there is no Cargo. */
function withCargo() {
  const installed = join(homedir(), '.cargo', 'bin');
  const path = [process.env.PATH, ...(existsSync(join(installed, 'cargo')) ? [installed] : [])].join(':');
  if (spawnSync('cargo', ['--version'], { env: { ...process.env, PATH: path } }).status !== 0) return null;
  return {
    ...process.env,
    PATH: path,
    CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? join(cacheFolder(), 'crosscall', 'cargo'),
    CARGO_TERM_COLOR: 'never',
    CARGO_INCREMENTAL: '0',
    // Whoever changes it has near-workspaces compiled again, and every clone has its own.
    NEAR_SANDBOX_BIN_PATH: 'near-sandbox',
    CROSSCALL_PROTOCOL_VERSION: '88',
    CROSSCALL_BLOCK_TIME: '50',
  };
}

/** Where programs of this system keep what they can make anew. */
function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/** Each clone compiles programs of its own; those of clones that are gone would pile up. */
function forgetOldPrograms(folder) {
  const before = Date.now() - 24 * 3600 * 1000;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (/^(?:vault|vault_tests|stand_in)-/.test(name) && statSync(file).mtimeMs < before) rmSync(file);
  }
}

async function run(program, args, { env, show, minutes }) {
  const timeout = minutes * 60_000;
  const child = spawn(program, args, { cwd: crate, env, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (show) to.write(text);
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(1)));
  return { code, said };
}

const reasonIn = (said) => /^error: (.*)$/m.exec(said)?.[1] ?? 'Cargo does not say why';

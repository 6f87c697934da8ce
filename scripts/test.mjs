import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rustTests } from './rust-tests.mjs';
import { root, setUp, withBin } from './setup.mjs';
import { buildSite } from './site/build-site.mjs';

await setUp();

const totals = { passed: 0, failed: 0 };
const bin = (path) => join(root, 'node_modules', path);

await Promise.all([types(), style()]);
await vitest('Unit tests', 'unit');
await vitest('Client tests', 'clients');
await rust();
if (await step('Build', () => buildSite())) await vitest('Browser tests', 'browser');
else count('Browser tests', 0, 1, 'there is no built site to test');

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/** The content's types come from a sync, which the check of pages does first; without them the rest has types that are missing. */
async function types() {
  await step('Types of pages and components', () =>
    node([bin('astro/bin/astro.mjs'), 'check', '--minimumSeverity', 'error']),
  );
  await step('Types', () => node([bin('typescript/bin/tsc'), '--noEmit', '-p', '.']));
}

async function style() {
  await step('Lint', () => node([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']));
  await step('Format', () => node([bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']));
}

/** Runs a step that counts as one, and says how it went. */
async function step(name, action) {
  const started = Date.now();
  try {
    await action();
    count(name, 1, 0, seconds(started));
    return true;
  } catch (error) {
    console.log(error.message);
    count(name, 0, 1, seconds(started));
    return false;
  }
}

/** Runs one of Vitest's projects and counts its tests; a run that ends without a report counts as a failure. */
async function vitest(name, project) {
  const started = Date.now();
  const folder = join(root, '.cache');
  const report = join(folder, `tests-${project}.json`);
  await mkdir(folder, { recursive: true });
  await rm(report, { force: true });
  const args = ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const ended = await node([bin('vitest/vitest.mjs'), ...args], { show: true }).then(
    () => true,
    () => false,
  );
  if (!existsSync(report)) return count(name, 0, 1, `no report, ${seconds(started)}`);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(await readFile(report, 'utf8'));
  // A file that cannot be loaded has no tests that could fail.
  const failed = numFailedTests === 0 && (!ended || numFailedTestSuites > 0) ? 1 : numFailedTests;
  count(name, numPassedTests, failed, seconds(started));
}

/** The tests in Rust, where there is Cargo. */
async function rust() {
  const started = Date.now();
  const { skipped, passed, failed, said } = await rustTests();
  if (skipped !== undefined) return console.log(`skip  Rust tests: not run, ${skipped}`);
  if (failed > 0) console.log(said.trim());
  count('Rust tests', passed, failed, seconds(started));
}

function count(name, passed, failed, note) {
  totals.passed += passed;
  totals.failed += failed;
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${passed} passed, ${failed} failed (${note})`);
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/** Runs Node; what it says is shown as it comes, or only when it fails. */
function node(args, { show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...withBin(process.env), ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', NO_COLOR: '1' },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let said = '';
    child.stdout?.on('data', (data) => (said += data));
    child.stderr?.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  });
}

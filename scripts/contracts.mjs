// Builds the contracts, in both languages, to Wasm and writes them, with a manifest, to public/contracts/.
// The Rust ones need Cargo and its wasm32-unknown-unknown target; with `--ts` they stay as they are, and the TypeScript ones need nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateCargoLock, writeCargoLock } from './cargo-lock.mjs';
import { contractNames, sourceHash, typeScriptContractNames, typeScriptSourceHash } from './contract-sources.mjs';
import { root, setUp } from './setup.mjs';

await setUp();
const { compileCourseContract } = await import('./compile-course-contract.mjs');

const contracts = join(root, 'contracts');
const target = join(contracts, 'target');
const out = join(root, 'public', 'contracts');

const run = (command, args, options = {}) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options }).trim();

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function build() {
  writeCargoLock(contracts);
  updateCargoLock(contracts);
  const cargoHome = process.env.CARGO_HOME ?? join(process.env.HOME ?? process.env.USERPROFILE ?? '', '.cargo');
  // RUSTFLAGS in the environment replace those of .cargo/config.toml, so all of them stand here as well.
  const flags = [
    '--cfg',
    'near',
    '-C',
    'link-arg=-s',
    '-C',
    'link-arg=-zstack-size=32768',
    `--remap-path-prefix=${cargoHome}=cargo`,
    `--remap-path-prefix=${contracts}=contracts`,
    // The folder of the crates' sources is named after the registry; panics in the Wasm should not be. The last match counts.
    ...registryFolders(cargoHome).map((folder) => `--remap-path-prefix=${folder}=crates`),
  ];
  const env = { ...process.env, CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') };
  delete env.RUSTFLAGS;
  run('cargo', ['build', '--release', '--locked', '--target', 'wasm32-unknown-unknown'], { cwd: contracts, env });
}

function registryFolders(cargoHome) {
  run('cargo', ['fetch', '--quiet', '--locked'], { cwd: contracts });
  const sources = join(cargoHome, 'registry', 'src');
  return readdirSync(sources).map((name) => join(sources, name));
}

function optimize(raw, optimized) {
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const features = ['sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'bulk-memory', 'reference-types'];
  const passes = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  const enabled = features.map((feature) => `--enable-${feature}`);
  run(process.execPath, [wasmOpt, raw, '-Oz', ...enabled, ...passes, '-o', optimized]);
  return readFileSync(optimized);
}

function buildRust() {
  build();
  const toolchain = {
    rustc: run('rustc', ['--version']),
    nearSdk: /near-sdk = \{ version = "=([^"]+)"/.exec(readFileSync(join(contracts, 'Cargo.toml'), 'utf8'))?.[1],
    binaryen: JSON.parse(readFileSync(join(root, 'node_modules', 'binaryen', 'package.json'), 'utf8')).version,
  };
  const entries = contractNames(root).map((name) => {
    const raw = join(target, 'wasm32-unknown-unknown', 'release', `${name.replaceAll('-', '_')}.wasm`);
    const wasm = optimize(raw, join(out, `${name}.wasm`));
    if (!WebAssembly.Module.imports(new WebAssembly.Module(wasm)).some((i) => i.name === 'panic_utf8'))
      throw new Error(
        `${name}.wasm does not import panic_utf8: it was built without --cfg near, and its panics are mute.`,
      );
    return [
      name,
      describe(wasm, { language: 'rust', source: `contracts/${name}/src/lib.rs`, sourceHash: sourceHash(root, name) }),
    ];
  });
  return { toolchain, entries };
}

async function buildTypeScript() {
  const entries = [];
  for (const name of typeScriptContractNames(root)) {
    const wasm = await compileCourseContract(name);
    writeFileSync(join(out, `${name}-ts.wasm`), wasm);
    const source = `contracts/${name}/src/contract.ts`;
    entries.push([
      `${name}-ts`,
      describe(wasm, { language: 'typescript', source, sourceHash: typeScriptSourceHash(root, name) }),
    ]);
  }
  return entries;
}

function describe(wasm, about) {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(wasm));
  const methods = exported.filter((e) => e.kind === 'function').map((e) => e.name);
  return { ...about, size: wasm.length, sha256: sha256(wasm), methods: methods.sort() };
}

/** The Rust contracts as the manifest has them. */
function keepRust() {
  const { toolchain, contracts: kept } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return { toolchain, entries: Object.entries(kept).filter(([, { language }]) => language === 'rust') };
}

mkdirSync(out, { recursive: true });
const { toolchain, entries } = process.argv.includes('--ts') ? keepRust() : buildRust();
const all = Object.fromEntries([...entries, ...(await buildTypeScript())].sort(([a], [b]) => (a < b ? -1 : 1)));
for (const [name, { size, sha256: hash }] of Object.entries(all))
  console.log(`${name.padEnd(17)} ${String(size).padStart(7)} bytes  sha256 ${hash}`);
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify({ toolchain, contracts: all }, null, 2)}\n`);
const stray = readdirSync(out).filter((f) => f.endsWith('.wasm') && !(f.slice(0, -5) in all));
if (stray.length > 0) console.warn(`public/contracts holds Wasm without a source: ${stray.join(', ')}`);

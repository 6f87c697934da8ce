// Builds the contracts, in both languages, to Wasm and writes them, with a manifest, to public/contracts/.
// The Rust ones need Cargo and its wasm32-unknown-unknown target; with `--ts` they stay as they are, and the TypeScript ones need nothing.
// With names, only those contracts are built: `npm run contracts -- hello caller`.
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

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

function build(names) {
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
  const packages = names.flatMap((name) => ['--package', name]);
  run('cargo', ['build', '--release', '--locked', '--target', 'wasm32-unknown-unknown', ...packages], {
    cwd: contracts,
    env,
  });
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
  const names = contractNames(root).filter(isWanted);
  if (names.length === 0) return readManifest();
  build(names);
  const toolchain = {
    rustc: run('rustc', ['--version']),
    nearSdk: /near-sdk = \{ version = "=([^"]+)"/.exec(readFileSync(join(contracts, 'Cargo.toml'), 'utf8'))?.[1],
    binaryen: JSON.parse(readFileSync(join(root, 'node_modules', 'binaryen', 'package.json'), 'utf8')).version,
  };
  const entries = names.map((name) => {
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
  for (const name of typeScriptContractNames(root).filter(isWanted)) {
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

function readManifest() {
  const { toolchain, contracts: known } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  return { toolchain, entries: Object.entries(known) };
}

/** What is not built anew stays as the manifest has it, for as long as it has a source. */
function keep() {
  const named = new Set([...contractNames(root), ...typeScriptContractNames(root).map((name) => `${name}-ts`)]);
  return readManifest().entries.filter(([name]) => named.has(name));
}

const strangers = wanted.filter((name) => ![...contractNames(root), ...typeScriptContractNames(root)].includes(name));
if (strangers.length > 0) {
  console.error(`There is no contract ${strangers.join(', ')}; there are ${contractNames(root).join(', ')}.`);
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const { toolchain, entries } = process.argv.includes('--ts') ? readManifest() : buildRust();
const built = [...entries, ...(await buildTypeScript())];
const kept = process.argv.includes('--ts') || wanted.length > 0 ? keep() : [];
const all = Object.fromEntries(
  Object.entries(Object.fromEntries([...kept, ...built])).sort(([a], [b]) => (a < b ? -1 : 1)),
);
for (const [name, { size, sha256: hash }] of Object.entries(all))
  console.log(`${name.padEnd(17)} ${String(size).padStart(7)} bytes  sha256 ${hash}`);
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify({ toolchain, contracts: all }, null, 2)}\n`);
const stray = readdirSync(out).filter((f) => f.endsWith('.wasm') && !(f.slice(0, -5) in all));
if (stray.length > 0) console.warn(`public/contracts holds Wasm without a source: ${stray.join(', ')}`);

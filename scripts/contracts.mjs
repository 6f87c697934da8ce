// Builds the Rust contracts to Wasm and writes them, with a manifest, to public/contracts/.
// Needs Cargo and its wasm32-unknown-unknown target; nothing else in the project does.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractNames, sourceHash } from './contract-sources.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const contracts = join(root, 'contracts');
const target = join(contracts, 'target');
const out = join(root, 'public', 'contracts');

const run = (command, args, options = {}) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options }).trim();

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function build() {
  const cargoHome = process.env.CARGO_HOME ?? join(process.env.HOME ?? process.env.USERPROFILE ?? '', '.cargo');
  // RUSTFLAGS in the environment replace those of .cargo/config.toml, so all of them stand here as well.
  const flags = [
    '--cfg', 'near',
    '-C', 'link-arg=-s',
    '-C', 'link-arg=-zstack-size=32768',
    `--remap-path-prefix=${cargoHome}=cargo`,
    `--remap-path-prefix=${contracts}=contracts`,
  ];
  const env = { ...process.env, CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') };
  delete env.RUSTFLAGS;
  run('cargo', ['build', '--release', '--locked', '--target', 'wasm32-unknown-unknown'], { cwd: contracts, env });
}

function optimize(raw, optimized) {
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const features = ['sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'bulk-memory', 'reference-types'];
  const passes = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  const enabled = features.map((feature) => `--enable-${feature}`);
  run(process.execPath, [wasmOpt, raw, '-Oz', ...enabled, ...passes, '-o', optimized]);
  return readFileSync(optimized);
}

build();
mkdirSync(out, { recursive: true });
const manifest = {
  toolchain: {
    rustc: run('rustc', ['--version']),
    nearSdk: /near-sdk = \{ version = "=([^"]+)"/.exec(readFileSync(join(contracts, 'Cargo.toml'), 'utf8'))?.[1],
    binaryen: JSON.parse(readFileSync(join(root, 'node_modules', 'binaryen', 'package.json'), 'utf8')).version,
  },
  contracts: {},
};
for (const name of contractNames(root)) {
  const raw = join(target, 'wasm32-unknown-unknown', 'release', `${name}.wasm`);
  const wasm = optimize(raw, join(out, `${name}.wasm`));
  const compiled = new WebAssembly.Module(wasm);
  if (!WebAssembly.Module.imports(compiled).some((i) => i.name === 'panic_utf8'))
    throw new Error(`${name}.wasm does not import panic_utf8: it was built without --cfg near, and its panics are mute.`);
  manifest.contracts[name] = {
    language: 'rust',
    source: `contracts/${name}/src/lib.rs`,
    sourceHash: sourceHash(root, name),
    size: wasm.length,
    sha256: sha256(wasm),
    methods: WebAssembly.Module.exports(compiled).filter((e) => e.kind === 'function').map((e) => e.name).sort(),
  };
  console.log(`${name.padEnd(12)} ${String(wasm.length).padStart(7)} bytes  sha256 ${manifest.contracts[name].sha256}`);
}
writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
const stray = readdirSync(out).filter((f) => f.endsWith('.wasm') && !(f.slice(0, -5) in manifest.contracts));
if (stray.length > 0) console.warn(`public/contracts holds Wasm without a source: ${stray.join(', ')}`);

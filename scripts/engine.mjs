// Builds what compiles TypeScript contracts, into public/compiler/: the engine, the compiler and near-sdk-js.
// Needs clang, lld and Cargo; nothing else in the project does, and it is due only when contracts/engine/ or a version changes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';
import { buildQuickJs, fetchQuickJs, findClang } from './engine/quickjs.mjs';
import { engineSourceHash, versions } from './engine/sources.mjs';

await setUp();
const { buildSdk, fetchSdk } = await import('./engine/sdk.mjs');
const { writeSdkTypes } = await import('./sdk-types.mjs');

const cache = join(root, '.cache', 'engine');
const out = join(root, 'public', 'compiler');
const sources = join(root, 'contracts', 'engine');

function optimize(raw, name) {
  const wasmOpt = join(root, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  const enabled = ['sign-ext', 'mutable-globals', 'nontrapping-float-to-int'].map((feature) => `--enable-${feature}`);
  const passes = ['--strip-debug', '--strip-producers', '--strip-target-features'];
  execFileSync(process.execPath, [wasmOpt, raw, '-Oz', ...enabled, ...passes, '-o', join(out, name)], {
    stdio: 'inherit',
  });
}

mkdirSync(out, { recursive: true });
const clang = findClang();
const built = buildQuickJs({ clang: clang.name, crate: fetchQuickJs(cache), sources, objects: join(cache, 'objects') });
optimize(built.engine, 'engine.wasm');
optimize(built.compiler, 'compiler.wasm');
const compiler = new WebAssembly.Module(readFileSync(join(out, 'compiler.wasm')));
const sdkFolder = fetchSdk(cache);
const sdk = buildSdk({ folder: sdkFolder, own: sources, root, compiler });
writeFileSync(join(out, 'sdk.json'), `${JSON.stringify(sdk, null, 1)}\n`);
writeSdkTypes(sdkFolder, out);

const files = ['engine.wasm', 'compiler.wasm', 'sdk.json', 'types.json'].map((name) => {
  const bytes = readFileSync(join(out, name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  console.log(`${name.padEnd(14)} ${String(bytes.length).padStart(7)} bytes  sha256 ${sha256}`);
  return [name, { size: bytes.length, sha256 }];
});
const toolchain = {
  quickJsNg: `${versions.quickJsNg} (crate rquickjs-sys ${versions.rquickjsSys})`,
  nearSdkJs: versions.nearSdkJs,
  clang: clang.version,
  binaryen: JSON.parse(readFileSync(join(root, 'node_modules', 'binaryen', 'package.json'), 'utf8')).version,
};
writeFileSync(
  join(out, 'manifest.json'),
  `${JSON.stringify({ toolchain, sourceHash: engineSourceHash(root), files: Object.fromEntries(files) }, null, 2)}\n`,
);

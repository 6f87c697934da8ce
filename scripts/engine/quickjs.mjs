// QuickJS-ng as WebAssembly, twice: the engine that contracts are linked into, and the compiler from source to bytecode.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from './sources.mjs';

const features = ['-mcpu=mvp', '-msign-ext', '-mmutable-globals', '-mnontrapping-fptoint'];
const target = '--target=wasm32-unknown-unknown';
/** 256 KiB of stack is what nearcore gives a call; more than 128 MiB of memory it gives to none. */
const memory = ['-z', 'stack-size=262144', '--stack-first', '--initial-memory=67108864', '--max-memory=134217728'];

/** Takes the sources of QuickJS-ng and wasi-libc out of the crate rquickjs-sys, through cargo. */
export function fetchQuickJs(cache) {
  const folder = join(cache, 'crate');
  const crate = join(folder, 'vendor', 'rquickjs-sys');
  if (existsSync(crate)) return crate;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'src', 'lib.rs'), '');
  writeFileSync(
    join(folder, 'Cargo.toml'),
    `[package]\nname = "sources"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\nrquickjs-sys = { version = "=${versions.rquickjsSys}", default-features = false }\n`,
  );
  execFileSync('cargo', ['vendor', '--quiet', 'vendor'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return crate;
}

/** The clang that was asked for, or the one that is there; the manifest tells which it was. */
export function findClang() {
  for (const name of [`clang-${versions.clang}`, 'clang']) {
    try {
      const [version] = execFileSync(name, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split('\n');
      return { name, version };
    } catch {
      // The next one, then.
    }
  }
  throw new Error(
    `The engine is built with clang and lld ${versions.clang}: on Debian, apt-get install clang-${versions.clang} lld-${versions.clang}.`,
  );
}

/** Builds `engine.wasm` and `compiler.wasm` into a folder, before optimisation. */
export function buildQuickJs({ clang, crate, sources, objects }) {
  mkdirSync(objects, { recursive: true });
  const flags = [
    target,
    ...features,
    '-Os',
    '-flto',
    '-DNDEBUG',
    '-D_GNU_SOURCE',
    '-DEMSCRIPTEN=1',
    '-DFE_DOWNWARD=0',
    '-DFE_UPWARD=0',
    '-isystem',
    join(crate, 'vendor', 'wasi-libc', 'include'),
    '-isystem',
    join(crate, 'quickjs'),
    `-ffile-prefix-map=${crate}=quickjs`,
    `-ffile-prefix-map=${sources}=.`,
    '-fno-builtin-printf',
  ];
  const compile = (file, name, more) => {
    const object = join(objects, `${name}.o`);
    execFileSync(clang, [...more, '-c', file, '-o', object], { stdio: ['ignore', 'inherit', 'inherit'] });
    return object;
  };
  const theirs = ['quickjs', 'libregexp', 'libunicode', 'dtoa'].map((name) =>
    compile(join(crate, 'quickjs', `${name}.c`), name, [...flags, '-w']),
  );
  const ours = (name) =>
    compile(join(sources, `${name}.c`), name, [...flags, '-Wall', '-Wextra', '-Wno-unused-parameter']);
  const libc = ours('libc');
  // Optimised as a whole, a loop that copies would be seen as memcpy, which it is.
  const copies = compile(join(sources, 'memory.c'), 'memory', [
    ...flags.filter((flag) => flag !== '-flto'),
    '-fno-builtin',
    '-Wall',
    '-Wextra',
  ]);
  const link = (name, mine, more) => {
    // The order of the objects decides the bytes.
    const inputs = [...theirs, ...mine, libc, copies, join(crate, 'vendor', 'wasi-libc', 'lib', 'libc.a')];
    const linker = ['--no-entry', '--lto-O3', ...memory, '--strip-all', '--gc-sections', ...more].join(',');
    const wasm = join(objects, `${name}.wasm`);
    execFileSync(clang, [target, ...features, '-Os', '-flto', '-nostdlib', ...inputs, `-Wl,${linker}`, '-o', wasm], {
      stdio: 'inherit',
    });
    return wasm;
  };
  return {
    engine: link('engine', [ours('engine'), ours('env')], ['--export=__heap_base', '--export=near_payload']),
    compiler: link('compiler', [ours('compiler')], []),
  };
}

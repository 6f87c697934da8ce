// Writes THIRD_PARTY_NOTICES.md: every package and crate whose code, type or glyph reaches a reader, with its licence.
// Run it after a build, when dependencies have changed: `npm run notices`. A test says when it is due.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { fetchSdk } from './engine/sdk.mjs';
import { versions } from './engine/sources.mjs';
import { fetchQuickJs } from './engine/quickjs.mjs';
import { writeCargoLock } from './cargo-lock.mjs';
import { root } from './setup.mjs';
import { listFile, packageOf } from './site/shipped-packages.mjs';

/** Shipped by other ways than a module graph: fonts, the search, typings for the editor. */
const shippedOtherwise = ['@fontsource/ibm-plex-mono', '@fontsource/ibm-plex-sans', 'near-api-js', 'pagefind'];
/** Licence files as packages name them. */
const licenceFile = /^(?:licen[cs]e|copying|unlicense|notice|thirdpartynotices)(?:[-_.].*)?$/i;

/** The names of all npm packages that are shipped, by the latest build and the frame of the reader's code. */
export async function shippedPackageNames() {
  if (!existsSync(listFile))
    throw new Error('There is no list of shipped packages yet. Build the site first: npm run build');
  const bundled = JSON.parse(readFileSync(listFile, 'utf8'));
  return [...new Set([...bundled, ...(await framePackages()), ...shippedOtherwise])].sort();
}

/** The packages inside the sandboxed frame, which a build of its own makes. */
async function framePackages() {
  const entryPoints = ['worker/worker.ts', 'frame/bootstrap.ts'].map((name) => join(root, 'src', 'snippets', name));
  const { metafile } = await build({
    entryPoints: entryPoints.filter((path) => existsSync(path)),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    alias: { util: join(root, 'src', 'snippets', 'worker', 'nodeUtil.ts') },
    outdir: 'unused',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs).flatMap((path) => packageOf(path) ?? []);
}

function npmEntry(name) {
  const folder = [
    join(root, 'node_modules', name),
    join(root, 'node_modules', 'near-api-js', 'node_modules', name),
  ].find((path) => existsSync(path));
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, licence: license, text: licenceText(folder) };
}

/** The crates linked into the contracts' Wasm. */
function crateEntries() {
  const args = [
    'tree',
    '--workspace',
    '--edges',
    'normal,no-proc-macro',
    '--target',
    'wasm32-unknown-unknown',
    '--prefix',
    'none',
    '--format',
    '{p}|{l}',
    '--locked',
  ];
  writeCargoLock(join(root, 'contracts'));
  const printed = execFileSync('cargo', args, { cwd: join(root, 'contracts'), encoding: 'utf8' });
  // `(*)` marks a crate that was printed before; a path is a contract of our own.
  const lines = new Set(
    printed
      .split('\n')
      .map((line) => line.replace(/ \(\*\)$/, ''))
      .filter((line) => line.includes('|') && !line.includes('(/')),
  );
  return [...lines].sort().map((line) => {
    const [, name, version, licence] = /^(\S+) v(\S+)[^|]*\|(.*)$/.exec(line);
    return { name, version, licence, text: licenceText(crateFolder(name, version)) };
  });
}

/** What stands in every contract that is compiled from TypeScript. */
function engineEntries() {
  const cache = join(root, '.cache', 'engine');
  const crate = fetchQuickJs(cache);
  const wasiLibc = readFileSync(join(root, 'contracts', 'engine', 'LICENSE.wasi-libc'), 'utf8').trim();
  return [
    { name: 'quickjs-ng', version: versions.quickJsNg, licence: 'MIT', text: licenceText(join(crate, 'quickjs')) },
    { name: 'wasi-libc', version: 'wasi-sdk-24', licence: 'MIT', text: wasiLibc },
    {
      name: 'near-sdk-js',
      version: versions.nearSdkJs,
      licence: 'MIT AND Apache-2.0',
      text: licenceText(fetchSdk(cache)),
    },
    npmEntry('@scure/base'),
  ];
}

function crateFolder(name, version) {
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry', 'src');
  const found = readdirSync(sources).map((registry) => join(sources, registry, `${name}-${version}`));
  return found.find((path) => existsSync(path));
}

function licenceText(folder) {
  if (folder === undefined) return '';
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && licenceFile.test(entry.name) ? [entry.name] : [],
  );
  // Of a choice of licences, the MIT text is the one taken.
  const mit = files.filter((name) => /mit/i.test(name));
  return (mit.length > 0 ? mit : files)
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r/g, '').trim())
    .join('\n\n');
}

/** Writes packages with the same licence text together. */
function section(title, entries) {
  const groups = Map.groupBy(entries, ({ text }) => text);
  const parts = [...groups].map(([text, group]) => {
    const names = group.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`).join('\n');
    return text === ''
      ? `${names}\n\nThese name their licence in their manifest and bring no text of their own.`
      : `${names}\n\n\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\``;
  });
  return `## ${title}\n\n${parts.join('\n\n')}`;
}

async function write() {
  const packages = (await shippedPackageNames()).map(npmEntry);
  const head = `# Third-party notices

Crosscall is MIT-licensed (LICENSE). What it ships beside its own code is listed here, with the licences under which it comes.
Written by \`scripts/notices.mjs\`.`;
  const sections = [
    section('In the pages: npm packages', packages),
    section('In TypeScript contracts: the engine and the SDK', engineEntries()),
    section('In the contracts’ Wasm: Rust crates', crateEntries()),
  ];
  writeFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), `${[head, ...sections].join('\n\n')}\n`);
  console.log(`THIRD_PARTY_NOTICES.md: ${packages.length} packages and the crates of the contracts.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await write();

// Builds what the snippets of a lesson need and the site cannot bundle, into public/generated/:
// - frame.html: the sandboxed frame, whole in itself, with the worker that runs snippets (near-api-js inside);
// - types.json: the type declarations that the editor completes from.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'public', 'generated');

async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src', 'snippets', entry)],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    // Error classes are known by their names.
    keepNames: true,
    legalComments: 'none',
    alias: { util: join(root, 'src', 'snippets', 'worker', 'nodeUtil.ts') },
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/** JSON that may stand in an HTML script element. */
const toScriptJson = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

async function buildFrameHtml() {
  const worker = await bundle('worker/worker.ts');
  const bootstrap = (await bundle('frame/bootstrap.ts')).trim();
  const hash = createHash('sha256').update(bootstrap).digest('base64');
  // near-api-js’ Contract compiles validators from a contract’s ABI: hence 'unsafe-eval', here and nowhere else.
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob: 'unsafe-eval'; worker-src blob:`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<title>Where snippets run</title>',
    `<script type="application/json" id="worker">${toScriptJson(worker)}</script>`,
    `<script>${bootstrap}</script>`,
    '</html>\n',
  ].join('\n');
}

/** All declaration files of a package, by the address under which the editor’s TypeScript looks for them. */
function declarationsOf(name, folder) {
  const home = join(root, 'node_modules', name);
  const files = readdirSync(join(home, folder), { recursive: true }).filter((file) => file.endsWith('.d.ts'));
  const address = (file) => `file:///node_modules/${name}/${file}`;
  return {
    [address('package.json')]: readFileSync(join(home, 'package.json'), 'utf8'),
    ...Object.fromEntries(
      files.map((file) => {
        const path = join(folder, file).replaceAll('\\', '/');
        return [address(path), readFileSync(join(home, path), 'utf8')];
      }),
    ),
  };
}

/** The declarations of crosscall/lesson, from its source. */
function lessonDeclarations() {
  const declare = (file) => {
    const source = readFileSync(join(root, 'src', 'lesson', file), 'utf8');
    return ts.transpileDeclaration(source, { fileName: file, compilerOptions: { isolatedDeclarations: true } })
      .outputText;
  };
  const address = (file) => `file:///node_modules/crosscall/${file}`;
  return {
    [address('package.json')]: JSON.stringify({
      name: 'crosscall',
      exports: { './lesson': { types: './lesson.d.ts' } },
    }),
    [address('lesson.d.ts')]: declare('node.ts').replaceAll('./lesson.ts', './accounts'),
    [address('accounts.d.ts')]: declare('lesson.ts'),
  };
}

/** Builds both files; call it before `astro build` and `astro dev`. */
export async function buildFrame() {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'frame.html'), await buildFrameHtml());
  const types = {
    ...declarationsOf('near-api-js', 'lib'),
    ...declarationsOf('borsh', join('lib', 'types')),
    ...lessonDeclarations(),
  };
  writeFileSync(join(out, 'types.json'), JSON.stringify(types));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFrame();

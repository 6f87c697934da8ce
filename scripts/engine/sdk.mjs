// near-sdk-js, file by file, compiled to bytecode, and where each of its exports comes from: a contract carries only the files it names.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'acorn';
import { buildSync } from 'esbuild';
import { compileModule } from '../../src/compiler/compileModule.ts';
import { versions } from './sources.mjs';

const integrity = 'mE+FAUI5uXJafdtWjHcar8ow7EAUcAK0WH+kuaxbN8KitbuCMVdY4b1GQT48p3qhg7EUYbFy6x+7+Sf6vNitMw==';
const packageName = 'near-sdk-js';
/** What near-sdk-js imports from other packages, and what stands in for it. */
const others = { 'lodash-es': `${packageName}/cloneDeep`, '@scure/base': `${packageName}/base58` };

/**
 * Fetches near-sdk-js' package, and nothing that it depends on: installed, it would bring a compiler of its own from outside the registry.
 */
export function fetchSdk(cache) {
  const folder = join(cache, `${packageName}-${versions.nearSdkJs}`);
  if (existsSync(folder)) return join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  execFileSync(
    'npm',
    ['pack', `${packageName}@${versions.nearSdkJs}`, '--ignore-scripts', '--pack-destination', folder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const archive = join(folder, `${packageName}-${versions.nearSdkJs}.tgz`);
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (found !== integrity)
    throw new Error(
      `${packageName} ${versions.nearSdkJs} is not the package it was: expected sha512 ${integrity}, got ${found}.`,
    );
  execFileSync('tar', ['xzf', archive, '-C', folder]);
  return join(folder, 'package');
}

/** Builds what `public/compiler/sdk.json` holds. */
export function buildSdk({ folder, own, root, compiler }) {
  const files = readFiles(join(folder, 'lib'), own, root);
  const exported = (file) => listExports(files, file);
  const modules = {};
  const build = (file) => {
    if (modules[file]) return;
    const { code, imports } = bindImports(files, file, exported);
    imports.forEach(build);
    modules[file] = { imports, bytecode: Buffer.from(compileModule(compiler, file, code)).toString('base64') };
  };
  const index = exported(`${packageName}/index`);
  build(`${packageName}/bindgen`);
  for (const { file } of index.values()) build(file);
  return {
    version: versions.nearSdkJs,
    modules,
    exports: Object.fromEntries([...index].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Parses each file that the index leads to, under the name that stacks will show. */
function readFiles(lib, own, root) {
  const files = new Map();
  const add = (file, source) => {
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    files.set(file, { source, program });
    for (const target of program.body.flatMap(({ source: from }) => from?.value ?? [])) {
      const path = resolve(lib, file, target);
      if (!files.has(path)) add(path, readFileSync(join(lib, `${path.slice(packageName.length + 1)}.js`), 'utf8'));
    }
  };
  const base58 = "export { base58 } from '@scure/base'";
  const { outputFiles } = buildSync({
    stdin: { contents: base58, resolveDir: root },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  add(others['@scure/base'], outputFiles[0].text);
  for (const name of ['cloneDeep', 'bindgen'])
    add(`${packageName}/${name}`, readFileSync(join(own, `${name}.js`), 'utf8'));
  add(`${packageName}/index`, readFileSync(join(lib, 'index.js'), 'utf8'));
  return files;
}

/** Names the file that an import means: a folder stands for its index. */
function resolve(lib, file, target) {
  if (others[target]) return others[target];
  const path = posix.join(posix.dirname(file), target);
  return existsSync(join(lib, `${path.slice(packageName.length + 1)}.js`)) ? path : `${path}/index`;
}

/** Each exported name of a file, with the file that declares it; `export *` is followed. */
function listExports(files, file) {
  const found = new Map();
  for (const node of files.get(file).program.body) {
    const target = node.source && targetOf(files, file, node.source.value);
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported) found.set(node.exported.name, { file: target, name: '*' });
      else for (const [name, where] of listExports(files, target)) found.set(name, where);
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const { exported, local } of node.specifiers)
        found.set(exported.name, { file: target ?? file, name: target ? local.name : exported.name });
      const { declaration } = node;
      for (const { id } of declaration?.declarations ?? (declaration ? [declaration] : []))
        found.set(id.name, { file, name: id.name });
    }
  }
  return found;
}

function targetOf(files, file, target) {
  const path = others[target] ?? posix.join(posix.dirname(file), target);
  return files.has(path) ? path : `${path}/index`;
}

/** Rewrites a file's imports so that each names the file that declares what is meant. */
function bindImports(files, file, exported) {
  const { source, program } = files.get(file);
  const imports = new Set();
  let code = '';
  let position = 0;
  for (const node of program.body.filter(({ type }) => type === 'ImportDeclaration')) {
    const target = targetOf(files, file, node.source.value);
    const bound = node.specifiers.map(({ type, imported, local }) => {
      const meant =
        type === 'ImportNamespaceSpecifier' ? { file: target, name: '*' } : exported(target).get(imported.name);
      imports.add(meant.file);
      return `import ${meant.name === '*' ? `* as ${local.name}` : `{ ${meant.name} as ${local.name} }`} from "${meant.file}";`;
    });
    code += source.slice(position, node.start) + bound.join(' ');
    position = node.end;
  }
  return { code: code + source.slice(position), imports: [...imports] };
}

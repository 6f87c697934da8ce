import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Measurement } from './figure.ts';

const worker = fileURLToPath(new URL('../../network/embeddedWorker.ts', import.meta.url));

/** KB of the network's script as a page loads it: what it imports only when needed, the heavy curves, is apart. */
export async function measureScriptSize(): Promise<Measurement> {
  const { outputFiles, metafile } = await build({
    entryPoints: [worker],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    outdir: 'out',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const loaded = loadedAtOnce(metafile.outputs);
  const files = outputFiles.filter(({ path }) => loaded.some((name) => path.endsWith(name.replace(/^out/, ''))));
  const bytes = files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  return { name: 'script-size', value: bytes / 1000, unit: 'KB gzip', goal: { atMost: 200 } };
}

type Outputs = Awaited<ReturnType<typeof build<{ metafile: true }>>>['metafile']['outputs'];

/** The worker's first module, the one that it loads at once, and all that they import statically. */
function loadedAtOnce(outputs: Outputs): string[] {
  const moduleOf = (file: string) =>
    Object.keys(outputs).find((name) => outputs[name]?.entryPoint?.endsWith(file)) ?? '';
  const entries = ['embeddedWorker.ts', 'serveEmbedded.ts'].map(moduleOf);
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') visit(path);
  };
  if (entries.includes('')) throw new Error('The network’s worker was not built.');
  entries.forEach(visit);
  return [...seen];
}

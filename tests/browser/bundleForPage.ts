import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const inlineCss: Plugin = {
  name: 'inline-css',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: `${resolveDir}/${path.slice(0, -'?inline'.length)}`,
      namespace: 'css',
    }));
    onLoad({ filter: /.*/, namespace: 'css' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
    // Fonts are for saved pictures only, which nobody makes here.
    onResolve({ filter: /\.woff2\?url$/ }, ({ path }) => ({ path, namespace: 'font' }));
    onLoad({ filter: /.*/, namespace: 'font' }, () => ({ contents: "export default ''" }));
  },
};

/** Bundles a script that imports islands from `./src/` for a page without a site around it. */
export async function bundleForPage(source: string): Promise<string> {
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [inlineCss],
    define: { 'import.meta.env.BASE_URL': '"/"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

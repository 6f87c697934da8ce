import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Where a build leaves the list; `scripts/notices.mjs` and a test read it. */
export const listFile = join(root, '.cache', 'shipped-packages.json');

const shipped = new Set();

/** The package that a module's path lies in. */
export function packageOf(path) {
  const found = [...path.matchAll(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g)].at(-1)?.[1];
  return found?.replace('\\', '/');
}

/** Notes which packages' code goes to the reader's browser: every module of the client's chunks and of its workers. */
export function shippedPackages() {
  return {
    name: 'crosscall:shipped-packages',
    generateBundle(_, bundle) {
      const environment = this.environment?.name;
      if (environment !== undefined && environment !== 'client') return;
      for (const chunk of Object.values(bundle)) {
        for (const path of Object.keys(chunk.modules ?? {})) {
          const name = packageOf(path);
          if (name !== undefined) shipped.add(name);
        }
      }
      mkdirSync(dirname(listFile), { recursive: true });
      writeFileSync(listFile, `${JSON.stringify([...shipped].sort(), undefined, 2)}\n`);
    },
  };
}

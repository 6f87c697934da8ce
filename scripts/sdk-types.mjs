// The type declarations of near-sdk-js, for the editor of contracts: public/compiler/types.json. `npm run engine` writes it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes them by the address under which the editor's TypeScript looks for them.
 * @param folder the unpacked package
 */
export function writeSdkTypes(folder, out) {
  const address = (file) => `file:///node_modules/near-sdk-js/${file}`;
  const lib = readdirSync(join(folder, 'lib'), { recursive: true }).map((file) => file.replaceAll('\\', '/'));
  // Contracts import nothing of the SDK's own command line.
  const files = lib.filter((file) => file.endsWith('.d.ts') && !file.startsWith('cli/')).sort();
  const declarations = files.map((file) => [address(`lib/${file}`), readFileSync(join(folder, 'lib', file), 'utf8')]);
  const { name, version, types } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const all = {
    [address('package.json')]: JSON.stringify({ name, version, types }),
    ...Object.fromEntries(declarations),
  };
  writeFileSync(join(out, 'types.json'), `${JSON.stringify(all, null, 1)}\n`);
}

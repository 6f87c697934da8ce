import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Node runs the project's TypeScript as it stands, from 22.18 on; an older one is told so.
 * What Node made of the files is kept, so that the next start takes half the time.
 */
export function needNode(command) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 18)) {
    console.error(
      `${command} needs Node 22.18 or newer, and this is ${process.versions.node}. From a clone, npm run network brings its own.`,
    );
    process.exit(1);
  }
  nodeModule.enableCompileCache(fileURLToPath(new URL('../../.cache/compiled', import.meta.url)));
}

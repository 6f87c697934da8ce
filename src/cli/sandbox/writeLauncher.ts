import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usageError.ts';

/**
 * Writes an executable `near-sandbox` that runs the stand-in with this very Node, and returns its path. It needs
 * nothing of the environment: some clients start it with an empty one.
 */
export function writeLauncher(folder: string): string {
  if (process.platform === 'win32')
    throw new UsageError('The clients of near-sandbox do not run on Windows. Use crosscall network there.');
  const entry = fileURLToPath(new URL('../near-sandbox.mjs', import.meta.url));
  const launcher = join(resolve(folder), 'near-sandbox');
  mkdirSync(resolve(folder), { recursive: true });
  writeFileSync(launcher, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(entry)} "$@"\n`, { mode: 0o755 });
  return launcher;
}

/** As one word of a shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

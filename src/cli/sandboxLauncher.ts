import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLauncher } from './sandbox/writeLauncher.ts';
import { UsageError } from './usageError.ts';

const usage = `Usage: crosscall sandbox [FOLDER]

Writes a program near-sandbox into FOLDER (.cache/sandbox of this project): a NEAR node that the tools for
nearcore's near-sandbox start in its place, near-workspaces and near-api-js' tests among them.

With CROSSCALL_BLOCK_TIME=MS in their environment its blocks come faster than a node's, and with
CROSSCALL_PROTOCOL_VERSION=N its genesis is for 86, 87 or 88 (87).`;

const usualFolder = new URL('../../.cache/sandbox', import.meta.url);

/** `crosscall sandbox`: writes the stand-in's launcher and tells how clients find it. */
export function sandboxLauncher(args: readonly string[]): void {
  const { help, folder } = parse(args);
  if (help) return console.log(usage);
  const launcher = writeLauncher(folder ?? fileURLToPath(usualFolder));
  console.log(`${launcher} is written. Its clients find it with

  export NEAR_SANDBOX_BIN_PATH=${launcher}
  export NEAR_SANDBOX_BINARY_PATH=${dirname(launcher)}

The second line is for near-workspaces in JavaScript, which wants both.`);
}

function parse(args: readonly string[]): { readonly help: boolean; readonly folder: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new Error('Expected one folder.');
    return { help: values.help ?? false, folder: positionals[0] };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

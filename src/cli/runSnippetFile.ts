import { spawn } from 'node:child_process';
import type { SnippetEnd } from '../course/exercise/bench.ts';

/** Milliseconds after which a snippet that has not ended is killed. */
const LONGEST = 30_000;

/** Runs a snippet as a file, by Node, with near-api-js as it is. */
export function runSnippetFile(file: string, environment: Readonly<Record<string, string>>): Promise<SnippetEnd> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { ...process.env, ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST,
  });
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        console: printed.split('\n').slice(0, -1),
        error: code === 0 ? null : complaint || 'It did not end in time.',
      }),
    );
  });
}

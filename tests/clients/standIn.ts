import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeLauncher } from '../../src/cli/sandbox/writeLauncher.ts';

/** Where a test keeps its files. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'crosscall-sandbox-'));

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const contract = (name: string): Buffer =>
  readFileSync(new URL(`../../public/contracts/${name}.wasm`, import.meta.url));

/** Points sandbox clients of this process at the stand-in, with fast blocks and the newest protocol; returns its launcher. */
export function useStandIn(folder: string): string {
  const launcher = writeLauncher(folder);
  process.env['NEAR_SANDBOX_BIN_PATH'] = launcher;
  process.env['NEAR_SANDBOX_BINARY_PATH'] = dirname(launcher);
  process.env['CROSSCALL_BLOCK_TIME'] = '20';
  process.env['CROSSCALL_PROTOCOL_VERSION'] = '88';
  return launcher;
}

/** A port that nobody had just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a command of the stand-in to its end. */
export async function run(
  launcher: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  const child = spawn(launcher, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

export interface RunningNode {
  readonly url: string;
  readonly rpcPort: number;
  readonly process: ChildProcess;
  /** Sends the signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a node and waits until it answers. */
export async function startNode(launcher: string, home: string, networkPort?: number): Promise<RunningNode> {
  const rpcPort = await freePort();
  const args = [
    '--home',
    home,
    'run',
    '--rpc-addr',
    `127.0.0.1:${rpcPort}`,
    '--network-addr',
    `127.0.0.1:${networkPort ?? (await freePort())}`,
  ];
  const child = spawn(launcher, args, { stdio: 'ignore' });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const url = `http://127.0.0.1:${rpcPort}`;
  await until(() =>
    fetch(`${url}/status`).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
  return {
    url,
    rpcPort,
    process: child,
    async stop(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** Asks again and again until it is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Waited for 20 seconds in vain.');
}

/** Asks a node over JSON-RPC; gives what it answered, whose shape the test knows. */
export async function ask<Result>(url: string, method: string, params: unknown): Promise<Result> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 'dontcare', method, params });
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return ((await answer.json()) as { readonly result: Result }).result;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createNetwork } from '../../near/index.ts';
import type { Chain, Rpc } from '../../near/index.ts';
import { stringifyJson } from '../../near/rpc/json.ts';
import { openJournal } from '../journal.ts';
import { serveHttp } from '../serveHttp.ts';
import { UsageError } from '../usageError.ts';
import type { Home } from './home.ts';
import { readFields } from './home.ts';
import { readNodeConfig } from './nodeConfig.ts';
import { readGenesis } from './readGenesis.ts';
import { stateDump } from './stateDump.ts';
import { onWallClock } from './onWallClock.ts';
import { withLatePool } from './withLatePool.ts';

export interface RunOptions {
  /** `IP:PORT`; each beats config.json. */
  readonly rpcAddress: string | undefined;
  readonly networkAddress: string | undefined;
}

/** Where `view-state` asks a running node for its state. */
export const DUMP_PATH = '/crosscall/state-dump';
/** In `data`: where the running node listens. */
export const addressFile = (home: Home): string => join(home.data, 'rpc-address');
/** In `data`: the chain. */
export const chainFile = (home: Home): string => join(home.data, 'chain');
/** How a node ends that cannot have its port: as if aborted. */
const ABORTED = 134;

/** Runs a node that makes blocks all the time, as nearcore's does, until a signal comes. */
export async function runNode(home: Home, options: RunOptions): Promise<void> {
  const config = readNodeConfig(readFields(home.config));
  const genesis = readGenesis(home, config);
  const rpcAddress = parseAddress(options.rpcAddress ?? config.rpcAddress);
  const networkAddress = parseAddress(options.networkAddress ?? config.networkAddress);
  const stopped = untilStopped();
  await orAbort(claimPort(networkAddress));
  mkdirSync(home.data, { recursive: true });
  const journal = await openJournal(chainFile(home), () => genesis);
  const chain = withLatePool(onWallClock(journal.chain, config.skippedDelay));
  const { clock, rpc } = createNetwork({
    chain,
    pace: { type: 'Interval', milliseconds: blockDelay(config.blockDelay) },
    pollingTimeout: config.pollingTimeout,
    node: { rpcAddress: rpcAddress.text },
  });
  const { url } = await orAbort(serveHttp(withDump(rpc, chain), rpcAddress));
  writeFileSync(addressFile(home), url.replace('0.0.0.0', '127.0.0.1'));
  clock.onFailure((error) => console.error(error));
  journal.onFailure(({ message }) => {
    console.error(message);
    process.exit(ABORTED);
  });
  clock.hold();
  console.error(`near-sandbox, played by crosscall, is at ${url}`);
  await stopped;
  journal.close();
  // What waits for blocks will not see them: a node that is stopped does not say goodbye.
  process.exit(0);
}

/** Faster blocks than a node's make tests faster; who wants them says so. */
function blockDelay(configured: number): number {
  const wanted = process.env['CROSSCALL_BLOCK_TIME'];
  if (wanted === undefined) return configured;
  if (/^[0-9]{1,6}$/.test(wanted)) return Number(wanted);
  throw new UsageError(`Expected CROSSCALL_BLOCK_TIME to be whole milliseconds, got “${wanted}”.`);
}

function withDump(rpc: Rpc, chain: Chain): Rpc {
  return {
    ...rpc,
    handleHttp(question) {
      if (question.method !== 'GET' || question.path !== DUMP_PATH) return rpc.handleHttp(question);
      return Promise.resolve({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: stringifyJson({ ...stateDump(chain) }),
      });
    },
  };
}

interface Address {
  readonly text: string;
  readonly host: string;
  readonly port: number;
}

function parseAddress(text: string): Address {
  const [, host, port] = /^\[?(.*?)\]?:([0-9]+)$/.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw new UsageError(`Expected an address like 127.0.0.1:3030, got “${text}”.`);
  return { text, host, port: Number(port) };
}

// Differs from nearcore: a sandbox node has no peers; its network port is only taken, so that no other node gets it.
function claimPort({ host, port }: Address): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

async function orAbort<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(ABORTED);
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

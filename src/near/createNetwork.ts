import type { BlockClock, BlockPace, Timers } from './chain/blockClock.ts';
import { createBlockClock } from './chain/createBlockClock.ts';
import type { Chain } from './chain/chain.ts';
import { createChain } from './chain/createChain.ts';
import type { Genesis } from './chain/types.ts';
import { createGenesis } from './createGenesis.ts';
import type { GenesisAccount } from './createGenesis.ts';
import { createRpc } from './rpc/createRpc.ts';
import type { Rpc } from './rpc/createRpc.ts';
import type { NodeIdentity } from './rpc/context.ts';

export interface NetworkOptions {
  /** A chain that is there already; else one is made of what follows. */
  readonly chain?: Chain;
  /** A whole genesis; else one is made of `accounts` and `protocolVersion`. */
  readonly genesis?: Genesis;
  readonly accounts?: readonly GenesisAccount[];
  /** 86, 87 or 88. */
  readonly protocolVersion?: number;
  /** When blocks come; at once, if left out. */
  readonly pace?: BlockPace;
  /** How long, in milliseconds of the network's time, a request waits for its transaction. */
  readonly pollingTimeout?: number;
  readonly timers?: Timers;
  readonly node?: Partial<NodeIdentity>;
}

/** The part of `Response` that near-api-js reads. */
export interface FetchedResponse {
  readonly ok: boolean;
  readonly status: number;
  text(): Promise<string>;
  json(): Promise<unknown>;
}

/** A NEAR network in this process. */
export interface LocalNetwork {
  readonly chain: Chain;
  readonly clock: BlockClock;
  readonly rpc: Rpc;
  /** Stands in for `fetch`: whatever the URL's host, this network answers. */
  fetch(url: string | URL, init?: { readonly method?: string; readonly body?: unknown }): Promise<FetchedResponse>;
  /** Makes no more blocks. */
  stop(): void;
}

/**
 * Starts a NEAR network without a server, for tests and tools.
 *
 * @example
 * const { publicKey, secretKey } = keyPairFromSeed('alice');
 * const network = createNetwork({ accounts: [{ id: 'alice.test', balance: 10n ** 26n, publicKey }] });
 * globalThis.fetch = network.fetch;
 */
export function createNetwork(options: NetworkOptions = {}): LocalNetwork {
  const chain = options.chain ?? createChain(options.genesis ?? createGenesis(options));
  const clock = createBlockClock(chain, options.pace ?? { type: 'Instant' }, options.timers ?? hostTimers);
  const rpc = createRpc({ chain, clock, pollingTimeout: options.pollingTimeout, node: options.node });
  return { chain, clock, rpc, fetch: (url, init) => fetchFrom(rpc, url, init), stop: () => clock.stop() };
}

/** Every host has these two; only they are asked of it. */
const hostTimers: Timers = {
  setTimeout: (run, milliseconds) => (globalThis as unknown as Timers).setTimeout(run, milliseconds),
  clearTimeout: (handle) => (globalThis as unknown as Timers).clearTimeout(handle),
};

async function fetchFrom(
  rpc: Rpc,
  url: string | URL,
  init: { readonly method?: string; readonly body?: unknown } = {},
): Promise<FetchedResponse> {
  const path = /^[a-z]+:\/\/[^/]*(\/[^#]*)?/i.exec(String(url))?.[1] ?? '/';
  const body = typeof init.body === 'string' ? init.body : null;
  const { status, body: text } = await rpc.handleHttp({ method: init.method ?? 'GET', path, body });
  return {
    ok: status >= 200 && status < 300,
    status,
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(JSON.parse(text)),
  };
}

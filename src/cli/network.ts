import { writeFileSync } from 'node:fs';
import type { BlockPace } from '../near/index.ts';
import { createNetwork } from '../near/index.ts';
import { durably } from './durably.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { networkUsage, readNetworkOptions } from './networkOptions.ts';
import type { NetworkCommandOptions } from './networkOptions.ts';
import { serveHttp } from './serveHttp.ts';
import type { HttpServer } from './serveHttp.ts';
import { networkStart } from './networkStart.ts';
import { UsageError } from './usageError.ts';

/** `crosscall network`: serves a network over HTTP until a signal comes. */
export async function network(args: readonly string[]): Promise<void> {
  const options = readNetworkOptions(args);
  if (options.help) return console.log(networkUsage);
  const start = await networkStart(options);
  const journal = options.state === undefined ? undefined : await openJournal(options.state, () => start.genesis);
  const { rpc, chain, clock, stop } = createNetwork({
    chain: journal?.chain,
    genesis: start.genesis,
    pace: { type: 'Manual' },
    pollingTimeout: start.pollingTimeout,
  });
  if (journal?.isNew !== false) await start.prepare(chain);
  clock.setPace(paceOf(options));
  const server = await listen(options, journal ? durably(rpc, journal) : rpc);
  if (options.keys !== undefined)
    writeFileSync(options.keys, `${JSON.stringify(start.secretKeys, null, 2)}\n`, { mode: 0o600 });
  announce(server, options, start.accountIds, journal);
  const failure = await untilStopped(journal);
  stop();
  await server.close();
  journal?.close();
  if (failure) throw failure;
}

function paceOf({ blockTime }: NetworkCommandOptions): BlockPace {
  return blockTime === 0 ? { type: 'Instant' } : { type: 'Interval', milliseconds: blockTime };
}

async function listen(
  { host, port }: NetworkCommandOptions,
  rpc: Parameters<typeof serveHttp>[0],
): Promise<HttpServer> {
  try {
    return await serveHttp(rpc, { host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new UsageError(
        `Port ${port} is taken by another program. Stop it, or choose another port: --port ${port + 1}`,
      );
    if (code === 'EACCES')
      throw new UsageError(`Port ${port} may not be used by you. Choose one above 1023: --port 3030`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError(`${host} is no address of this machine. Try --host 127.0.0.1`);
    throw new UsageError(`The network could not be served at ${host}:${port}: ${message}`);
  }
}

function announce(
  { url }: HttpServer,
  options: NetworkCommandOptions,
  accountIds: readonly string[],
  journal: Journal | undefined,
): void {
  const pace = options.blockTime === 0 ? 'at once' : `every ${options.blockTime} ms`;
  const isNew = journal?.isNew !== false;
  const lines = [
    `A NEAR network is at ${url}`,
    ...(isNew ? [] : [`It goes on from block ${journal.chain.head().height} of ${options.state}.`]),
    ...(journal?.droppedBytes ? [droppedTail(journal.droppedBytes)] : []),
    ...(isNew && accountIds.length > 0 ? [`Accounts: ${accountIds.join(', ')}`] : []),
    ...(options.keys === undefined ? [] : [`Their secret keys are in ${options.keys}`]),
    `Blocks are made ${pace}, while something waits for them. Press Ctrl+C to stop.`,
  ];
  console.log(lines.join('\n'));
}

const droppedTail = (bytes: number): string =>
  `The last ${bytes} bytes of the file were half a line, as a kill leaves it. Nobody was told of what it said; it is cut off.`;

/** Waits for a signal, or for the state file to fail: then it gives the reason. */
function untilStopped(journal: Journal | undefined): Promise<Error | undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
    journal?.onFailure(resolve);
  });
}

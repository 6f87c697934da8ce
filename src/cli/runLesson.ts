import { base58 } from '@scure/base';
import type { FinishedRun } from '../course/runBus.ts';
import { PACED, worldToGenesis } from '../course/world.ts';
import { worldOf } from '../course/worlds.ts';
import { createNetwork } from '../near/index.ts';
import type { HttpQuestion, Rpc } from '../near/index.ts';
import { decodeSignedTransaction } from '../near/primitives/transactionBorsh.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import type { RpcRequest } from '../trace/collectTrace.ts';
import type { Trace } from '../trace/trace.ts';
import { contractWasm, genesisToStart } from './networkStart.ts';
import type { NetworkStart } from './networkStart.ts';
import { runSnippetFile } from './runSnippetFile.ts';
import { serveHttp } from './serveHttp.ts';

interface Sent {
  readonly txHash: string;
  readonly senderId: string;
}

/**
 * Runs a snippet of a lesson as a reader would outside the page: as a file, by Node, with near-api-js as it is, against
 * the lesson's network over HTTP on loopback. Blocks come at once, or soon where snippets send side by side.
 * @param file the snippet's path
 * @param world what its network begins with, if not with the lesson's own
 */
export function runLesson(lessonId: string, file: string, world = worldOf(lessonId)): Promise<FinishedRun> {
  const start = genesisToStart(worldToGenesis(world, contractWasm));
  return runOn(start, { id: lessonId, file, sideBySide: world.sideBySide ?? false });
}

export interface RunOnOptions {
  /** What the run is called. */
  readonly id: string;
  /** The snippet's path. */
  readonly file: string;
  /** Leave time between blocks, for what is sent side by side. */
  readonly sideBySide: boolean;
  /** Hears each answer of the network, as JSON text. */
  readonly onAnswer?: (body: string) => void;
}

/** Runs a snippet's file on a network that begins as given. */
export async function runOn(
  start: NetworkStart,
  { id, file, sideBySide, onAnswer }: RunOnOptions,
): Promise<FinishedRun> {
  const network = createNetwork({
    genesis: start.genesis,
    pace: { type: 'Manual' },
    pollingTimeout: start.pollingTimeout,
  });
  await start.prepare(network.chain);
  network.clock.setPace(sideBySide ? PACED : { type: 'Instant' });
  const sent: Sent[] = [];
  const server = await serveHttp(noting(network.rpc, sent, onAnswer), { host: '127.0.0.1', port: 0 });
  try {
    const environment = { CROSSCALL_RPC_URL: server.url, CROSSCALL_KEYS: JSON.stringify(start.secretKeys) };
    const { console, error } = await runSnippetFile(file, environment);
    const traces: Trace[] = [];
    for (const one of sent) traces.push(await finalTrace(network.rpc, one));
    return { experimentId: id, code: '', traces, console, error };
  } finally {
    network.stop();
    await server.close();
  }
}

/** The same RPC, with the transactions that come through it noted. */
function noting(rpc: Rpc, sent: Sent[], onAnswer: RunOnOptions['onAnswer']): Rpc {
  return {
    ...rpc,
    async handleHttp(question: HttpQuestion) {
      const encoded = signedTransactionIn(question.body);
      if (encoded !== null) {
        const { hash, transaction } = decodeSignedTransaction(Buffer.from(encoded, 'base64'));
        const txHash = base58.encode(hash);
        if (!sent.some((one) => one.txHash === txHash)) sent.push({ txHash, senderId: transaction.signerId });
      }
      const answer = await rpc.handleHttp(question);
      onAnswer?.(answer.body);
      return answer;
    },
  };
}

function signedTransactionIn(body: string | null): string | null {
  const { params } = JSON.parse(body || '{}') as { params?: { signed_tx_base64?: string } | readonly unknown[] };
  const encoded = Array.isArray(params)
    ? null
    : (params as { signed_tx_base64?: string } | undefined)?.signed_tx_base64;
  return encoded ?? null;
}

async function finalTrace(rpc: Rpc, { txHash, senderId }: Sent): Promise<Trace> {
  const request: RpcRequest = async (method, params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'trace', method, params });
    const { result, error } = JSON.parse((await rpc.handleHttp({ method: 'POST', path: '/', body })).body) as Record<
      string,
      unknown
    >;
    if (error !== undefined) throw new Error(JSON.stringify(error));
    return result;
  };
  await request('tx', { tx_hash: txHash, sender_account_id: senderId, wait_until: 'FINAL' }).catch(() => undefined);
  return buildTrace(await collectTrace(request, { txHash, senderId }));
}

import { createEndpoints } from '../../network/endpoints.ts';
import { reachFromPage } from '../../network/reachFromPage.ts';
import { NetworkTrouble, RpcRefusal } from '../../network/trouble.ts';
import { publicNetworks } from '../../site.config.ts';
import { buildTrace } from '../../trace/buildTrace.ts';
import { lookUpTransaction } from '../../trace/lookUpTransaction.ts';
import type { TraceMaterial } from '../../trace/material.ts';
import type { Trace } from '../../trace/trace.ts';
import { readTraceJson } from '../../trace/traceJson.ts';
import { readTransactionReference } from '../../trace/transactionReference.ts';
import type { Place } from './place.ts';

export { Timeline } from '../timeline/Timeline.tsx';

export interface DrawOptions {
  readonly hash: string;
  readonly accountId: string | null;
  readonly place: Place;
  readonly rpcUrl: string;
  readonly onTrace: (trace: Trace) => void;
  readonly signal: AbortSignal;
}

/** Looks a transaction up where the reader says it is. Rejects with an error whose message says what to do. */
export async function drawTransaction({ hash, accountId, place, rpcUrl, onTrace, signal }: DrawOptions): Promise<void> {
  const known = publicNetworks.find(({ name }) => name === place);
  const endpoints = createEndpoints({
    urls: known?.rpc ?? [rpcUrl],
    archival: known?.archival ?? [],
    reach: reachFromPage,
  });
  try {
    await lookUpTransaction({
      request: (method, params) => endpoints.ask(method, params),
      hash,
      accountId,
      onTrace,
      signal,
    });
  } catch (error) {
    throw new Error(explain(error, known ? known.name : rpcUrl, accountId), { cause: error });
  }
}

function explain(error: unknown, where: string, accountId: string | null): string {
  if (error instanceof NetworkTrouble) return error.message;
  if (!(error instanceof RpcRefusal)) return error instanceof Error ? error.message : String(error);
  if (error.kind !== 'UNKNOWN_TRANSACTION') return `${where} answered: ${error.message}`;
  const hint =
    accountId === null
      ? 'Say which account signed it: nodes look for it where that account lives.'
      : 'Check the hash, the account that signed it, and the network.';
  return `${where} does not know this transaction. ${hint} Nodes forget transactions after a few days; archives keep them.`;
}

/** Draws a recorded transaction. */
export async function drawExample(url: string): Promise<Trace> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The recording could not be loaded (HTTP ${response.status}). Reload the page to try again.`);
  return buildTrace((await response.json()) as TraceMaterial);
}

/** Opens what a picture was saved as. Throws an error whose message says what is wrong with the file. */
export function openSaved(text: string, name: string): Trace {
  const read = readTraceJson(text);
  switch (read.type) {
    case 'Trace':
      return read.trace;
    case 'Newer':
      throw new Error(`${name} was saved by a newer version of this site. Reload the page to get that version.`);
    case 'Unreadable':
      throw new Error(
        `Expected a file that “Save as JSON” has made; ${name} cannot be read: ${read.reason}. Save the picture once more.`,
      );
    default:
      return read satisfies never;
  }
}

export { readTransactionReference };

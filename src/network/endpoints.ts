import { isRecord } from './portProtocol.ts';
import type { Reach } from './reach.ts';
import { NetworkTrouble, RpcRefusal } from './trouble.ts';
import type { Trouble } from './trouble.ts';
import type { HttpRequest, HttpResponse } from './types.ts';

export interface EndpointsOptions {
  /** Of one and the same network, in the order in which they are asked. */
  readonly urls: readonly string[];
  /** Asked when the others no longer know a block or a transaction. */
  readonly archival?: readonly string[];
  readonly reach: Reach;
  /** Milliseconds that an answer may take; a node itself gives up on a wait after ten seconds. */
  readonly timeout?: number;
  /** Waits so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** A network behind one or more addresses. */
export interface Endpoints {
  /** Passes a request on as it is and gives the first proper answer. Rejects with a `NetworkTrouble`. */
  forward(request: HttpRequest): Promise<HttpResponse>;
  /** Asks a question. Rejects with an `RpcRefusal` when the network says no, else with a `NetworkTrouble`. */
  ask(method: string, params: unknown): Promise<unknown>;
}

/** Requests under way at once: hosts count them. */
const MAX_AT_ONCE = 4;
/** How often all addresses are tried while some of them ask to wait. */
const ROUNDS = 3;
const LONGEST_PAUSE = 5_000;
const DEFAULT_PAUSE = 1_000;

/** What an address no longer has, an archive may still have. @see nearcore chain/jsonrpc-primitives/src/types */
const gone: ReadonlySet<string> = new Set([
  'UNKNOWN_TRANSACTION',
  'UNKNOWN_BLOCK',
  'UNKNOWN_CHUNK',
  'UNKNOWN_RECEIPT',
  'GARBAGE_COLLECTED_BLOCK',
  'NOT_SYNCED_YET',
]);

type Attempt = { readonly response: HttpResponse } | { readonly trouble: Trouble; readonly pause: number | null };

export function createEndpoints(options: EndpointsOptions): Endpoints {
  const { archival = [], pause = sleep } = options;
  const turn = createTurns(MAX_AT_ONCE);
  const main = createRing(options.urls);
  const archive = createRing(archival);

  async function passOn(ring: Ring, request: HttpRequest): Promise<HttpResponse> {
    for (let round = 1; ; round++) {
      const troubles: Trouble[] = [];
      const pauses: number[] = [];
      for (const url of ring.inOrder()) {
        const attempt = await turn(() => attemptAt(options, url, request));
        if ('response' in attempt) {
          ring.prefer(url);
          return attempt.response;
        }
        troubles.push(attempt.trouble);
        if (attempt.pause !== null) pauses.push(attempt.pause);
      }
      if (pauses.length === 0 || round === ROUNDS) throw new NetworkTrouble(troubles);
      await pause(Math.min(...pauses, LONGEST_PAUSE));
    }
  }

  async function askIn(ring: Ring, method: string, params: unknown): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'crosscall', method, params });
    const answer: unknown = JSON.parse((await passOn(ring, { method: 'POST', path: '/', body })).body);
    if (isRecord(answer) && 'result' in answer && !answer['error']) return answer['result'];
    throw readRefusal(isRecord(answer) ? answer['error'] : null);
  }

  return {
    forward: (request) => passOn(main, request),
    async ask(method, params) {
      try {
        return await askIn(main, method, params);
      } catch (error) {
        if (archival.length === 0 || !(error instanceof RpcRefusal) || !gone.has(error.kind)) throw error;
        // If the archive cannot help, what the nearer node said is the answer.
        return askIn(archive, method, params).catch(() => Promise.reject(error));
      }
    },
  };
}

async function attemptAt(
  { reach, timeout = 20_000 }: EndpointsOptions,
  url: string,
  { method, path, body }: HttpRequest,
): Promise<Attempt> {
  const trouble = (type: Trouble['type'], detail = '', pause: number | null = null): Attempt => ({
    trouble: { url, type, detail },
    pause,
  });
  const address = addressOf(url, path);
  if (address === null) return trouble('Refused', `Expected a path like /status, got “${path}”.`);
  const answer = await reach({ url: address, method, body, timeout });
  if (answer.type === 'Refused') return trouble('Refused', answer.reason);
  if (answer.type !== 'Answered') return trouble(answer.type);
  if (answer.status === 429) return trouble('RateLimited', '', answer.retryAfter ?? DEFAULT_PAUSE);
  const isAnswer = method !== 'POST' || isRpcAnswer(answer.body);
  // nearcore says no with a JSON body under 4xx and 5xx too: that is an answer.
  if (!isAnswer) return answer.status >= 400 ? trouble('HttpError', String(answer.status)) : trouble('NotRpc');
  const headers: Record<string, string> = answer.contentType === null ? {} : { 'content-type': answer.contentType };
  return { response: { status: answer.status, headers, body: answer.body } };
}

/** A path below the address's own, and never at another host. */
function addressOf(url: string, path: string): string | null {
  if (path === '/') return url;
  if (!/^\/\w+$/.test(path)) return null;
  return URL.canParse(url) ? new URL(path, url).href : url;
}

function isRpcAnswer(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return isRecord(answer) && ('result' in answer || 'error' in answer);
  } catch {
    return false;
  }
}

function readRefusal(error: unknown): RpcRefusal {
  if (!isRecord(error)) return new RpcRefusal('', 'The node answered without a result.');
  const { cause, data, message } = error;
  const kind = isRecord(cause) && typeof cause['name'] === 'string' ? cause['name'] : '';
  return new RpcRefusal(
    kind,
    typeof data === 'string' ? data : data === undefined ? String(message) : JSON.stringify(data),
  );
}

interface Ring {
  inOrder(): readonly string[];
  prefer(url: string): void;
}

/** Addresses, the one that answered last first. */
function createRing(urls: readonly string[]): Ring {
  let first = urls[0];
  return {
    inOrder: () => [...urls].sort((a, b) => Number(b === first) - Number(a === first)),
    prefer: (url) => void (first = url),
  };
}

/** Lets so many run at once; the others wait for their turn. */
function createTurns(limit: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const queue: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

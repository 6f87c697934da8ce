import { ExchangeLog, Listeners } from './exchanges.ts';
import { withPageCodes } from './pageCodes.ts';
import type { Answers, PageRequest, Port, WorkerMessage } from './portProtocol.ts';
import { SigningRefused } from './types.ts';
import type {
  BlockNotice,
  HttpRequest,
  HttpResponse,
  LessonGenesis,
  Network,
  NetworkAccount,
  Pace,
  Unsubscribe,
} from './types.ts';

/** A port that can be shut: a `Worker`, or in tests one end of a channel. */
export interface ClosablePort extends Port {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  /** Hears of what breaks on the other side, where that can be heard. */
  addEventListener(type: 'error', listener: (event: { readonly message: string }) => void): void;
  /** Ends the other side. */
  terminate(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the network that a page runs itself, in a worker, and resolves once it stands at the lesson's start. */
export async function connectEmbedded(
  genesis: LessonGenesis,
  port: ClosablePort = startNetworkWorker(),
): Promise<Network> {
  const connection = new Connection(port);
  try {
    const started = await connection.ask({ type: 'start', genesis: await withPageCodes(genesis) });
    return new EmbeddedNetwork(connection, started);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Starts a worker in which one network can run at a time. */
export function startNetworkWorker(): ClosablePort {
  return new Worker(new URL('./embeddedWorker.ts', import.meta.url), { type: 'module', name: 'crosscall network' });
}

/** Counted over all connections: in a worker that serves one network after another, a late answer is nobody else's. */
let lastId = 0;

/** Pairs questions with answers. */
class Connection {
  readonly blocks = new Listeners<BlockNotice>();
  readonly #port: ClosablePort;
  readonly #waiting = new Map<number, Waiting>();
  #closed = false;

  constructor(port: ClosablePort) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => this.#receive(data as WorkerMessage));
    port.addEventListener('error', ({ message }) =>
      this.#failAll(`The network stopped: ${message || 'its script could not be loaded'}.`),
    );
  }

  ask<Request extends PageRequest>(request: Request): Promise<Answers[Request['type']]> {
    if (this.#closed) return Promise.reject(closedError());
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ ...request, id });
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#port.terminate();
    this.blocks.clear();
    this.#failAll(closedError().message);
  }

  #receive(message: WorkerMessage): void {
    if (message.type === 'block') return this.blocks.tell(message.block);
    const waiting = message.id === null ? undefined : this.#waiting.get(message.id);
    if (!waiting || message.id === null) return;
    this.#waiting.delete(message.id);
    if (message.type === 'answered') waiting.resolve(message.answer as never);
    else waiting.reject(toError(message.name, message.message));
  }

  #failAll(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }
}

class EmbeddedNetwork implements Network {
  readonly kind = 'embedded';
  readonly networkId: string;
  readonly accounts: readonly NetworkAccount[];
  readonly firstHeight: number;
  readonly #connection: Connection;
  readonly #log = new ExchangeLog(() => this.head);
  #head: BlockNotice;

  constructor(connection: Connection, { accounts, networkId, head }: Answers['start']) {
    this.#connection = connection;
    this.accounts = accounts;
    this.networkId = networkId;
    this.#head = head;
    this.firstHeight = head.height;
    connection.blocks.add((block) => {
      this.#head = block;
    });
  }

  get head(): BlockNotice {
    return this.#head;
  }

  request(request: HttpRequest): Promise<HttpResponse> {
    return this.#log.follow(request, () => this.#connection.ask({ type: 'request', request }).catch(refusal));
  }

  sign(accountId: string, payload: Uint8Array): Promise<Uint8Array> {
    return this.#connection.ask({ type: 'sign', accountId, payload });
  }

  onBlock(listener: (block: BlockNotice) => void): Unsubscribe {
    return this.#connection.blocks.add(listener);
  }

  onRequest(listener: Parameters<Network['onRequest']>[0]): Unsubscribe {
    return this.#log.listeners.add(listener);
  }

  async reset(): Promise<void> {
    this.#head = await this.#connection.ask({ type: 'reset' });
  }

  async setPace(pace: Pace): Promise<void> {
    await this.#connection.ask({ type: 'setPace', pace });
  }

  step(): Promise<BlockNotice> {
    return this.#connection.ask({ type: 'step' });
  }

  back(): Promise<BlockNotice> {
    return this.#connection.ask({ type: 'back' });
  }

  close(): void {
    // Where the worker lives on for another network, this one makes no more blocks.
    this.setPace({ type: 'Manual' }).catch(() => undefined);
    this.#connection.close();
    this.#log.listeners.clear();
  }
}

/** What the worker would not even read is answered as a server answers it; other failures stay failures. */
function refusal(error: Error): HttpResponse {
  if (error.name !== 'BadMessage') throw error;
  return { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: error.message };
}

function closedError(): Error {
  return new Error('This network is closed. Run again to start a new one.');
}

function toError(name: string, message: string): Error {
  return name === 'SigningRefused' ? new SigningRefused(message) : Object.assign(new Error(message), { name });
}

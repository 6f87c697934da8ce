import { keyPairFromSecretKey } from '../near/keyPair.ts';
import type { KeyPair } from '../near/keyPair.ts';
import { formatPublicKey } from '../near/primitives/key.ts';
import { ExchangeLog, Listeners } from './exchanges.ts';
import { isRecord } from './portProtocol.ts';
import { signPayload } from './signPayload.ts';
import { SigningRefused } from './types.ts';
import type { BlockNotice, HttpRequest, HttpResponse, Network, NetworkAccount, Unsubscribe } from './types.ts';

export interface UrlOptions {
  /** Of a node's JSON-RPC: `http://localhost:3030`, `https://rpc.testnet.near.org`. */
  readonly url: string;
  /** Secret keys (`ed25519:…`) by account id. They stay on this side. */
  readonly keys: Readonly<Record<string, string>>;
  /** Milliseconds between looks for a new block, while somebody listens for them. */
  readonly pollEvery?: number;
  readonly fetch?: typeof fetch;
}

/** Connects to a node by its URL: a local sandbox or a public network. Resolves once it has answered. */
export async function connectUrl(options: UrlOptions): Promise<Network> {
  const network = new UrlNetwork(options);
  await network.begin();
  return network;
}

class UrlNetwork implements Network {
  readonly kind = 'url';
  readonly accounts: readonly NetworkAccount[];
  readonly #options: UrlOptions;
  readonly #keys: ReadonlyMap<string, KeyPair>;
  readonly #blocks = new Listeners<BlockNotice>();
  readonly #log = new ExchangeLog(() => this.head);
  #networkId = '';
  #head: BlockNotice = { height: 0, hash: '', timestamp: '0', transactions: [], receipts: 0, pending: false };
  #poll: ReturnType<typeof setInterval> | undefined;
  #listeners = 0;
  #closed = false;

  constructor(options: UrlOptions) {
    this.#options = options;
    this.#keys = new Map(Object.entries(options.keys).map(([id, secret]) => [id, keyPairFromSecretKey(secret)]));
    this.accounts = [...this.#keys].map(([id, { publicKey }]) => ({ id, publicKey: formatPublicKey(publicKey) }));
  }

  async begin(): Promise<void> {
    const status = await this.#ask('status', []);
    this.#networkId = String(status['chain_id']);
    await this.#look();
  }

  get networkId(): string {
    return this.#networkId;
  }

  get head(): BlockNotice {
    return this.#head;
  }

  request(request: HttpRequest): Promise<HttpResponse> {
    return this.#log.follow(request, () => this.#fetch(request));
  }

  sign(accountId: string, payload: Uint8Array): Promise<Uint8Array> {
    const keyPair = this.#keys.get(accountId);
    if (!keyPair) return Promise.reject(new SigningRefused(`There is no key to sign for ${accountId} with.`));
    try {
      return Promise.resolve(signPayload(accountId, keyPair, payload));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  onBlock(listener: (block: BlockNotice) => void): Unsubscribe {
    const remove = this.#blocks.add(listener);
    this.#listeners += 1;
    this.#poll ??= setInterval(() => void this.#look().catch(() => undefined), this.#options.pollEvery ?? 1000);
    return () => {
      remove();
      this.#listeners -= 1;
      if (this.#listeners === 0) this.#stopPolling();
    };
  }

  onRequest(listener: Parameters<Network['onRequest']>[0]): Unsubscribe {
    return this.#log.listeners.add(listener);
  }

  reset(): Promise<void> {
    return Promise.reject(new Error(`The network at ${this.#options.url} cannot be taken back; only the embedded one can.`));
  }

  setPace(): Promise<void> {
    return Promise.reject(new Error(`The network at ${this.#options.url} makes its blocks at its own pace.`));
  }

  step(): Promise<BlockNotice> {
    return Promise.reject(new Error(`The network at ${this.#options.url} makes its blocks by itself.`));
  }

  close(): void {
    this.#closed = true;
    this.#stopPolling();
    this.#blocks.clear();
    this.#log.listeners.clear();
  }

  #stopPolling(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
  }

  async #look(): Promise<void> {
    const block = await this.#ask('block', { finality: 'optimistic' });
    const header = isRecord(block['header']) ? block['header'] : {};
    const notice = {
      height: Number(header['height']),
      hash: String(header['hash']),
      timestamp: String(header['timestamp_nanosec']),
      transactions: [],
      receipts: 0,
      pending: false,
    };
    if (notice.height === this.#head.height) return;
    this.#head = notice;
    this.#blocks.tell(notice);
  }

  async #ask(method: string, params: unknown): Promise<Readonly<Record<string, unknown>>> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'crosscall', method, params });
    const { body: text, status } = await this.#fetch({ method: 'POST', path: '/', body });
    const answer: unknown = status === 200 ? JSON.parse(text) : undefined;
    if (isRecord(answer) && isRecord(answer['result'])) return answer['result'];
    throw new Error(`Expected a NEAR node at ${this.#options.url}; it answered ${method} with HTTP ${status}.`);
  }

  async #fetch({ method, path, body }: HttpRequest): Promise<HttpResponse> {
    if (this.#closed) throw new Error('This network is closed. Run again to connect anew.');
    const { url, fetch: fetchIt = fetch } = this.#options;
    const headers = body === null ? undefined : { 'content-type': 'application/json' };
    const address = path === '/' ? url : new URL(path, url).href;
    const response = await fetchIt(address, { method, body, headers });
    const contentType = response.headers.get('content-type');
    return { status: response.status, headers: contentType ? { 'content-type': contentType } : {}, body: await response.text() };
  }
}

import type { KeyPair } from '../near/keyPair.ts';
import { formatPublicKey } from '../near/primitives/key.ts';
import type { Endpoints } from './endpoints.ts';
import { ExchangeLog, Listeners } from './exchanges.ts';
import { isRecord } from './portProtocol.ts';
import { signPayload } from './signPayload.ts';
import { SigningRefused } from './types.ts';
import type { BlockNotice, HttpRequest, HttpResponse, Network, NetworkAccount, Unsubscribe } from './types.ts';

export interface UrlOptions {
  /** A node's JSON-RPC, or several of the same network. */
  readonly endpoints: Endpoints;
  /** By account id. They stay on this side. */
  readonly keys: ReadonlyMap<string, KeyPair>;
  /** Milliseconds between looks for a new block, while somebody listens for them. */
  readonly pollEvery?: number;
}

/** Connects to a network by address: a local sandbox or a public network. Resolves once it has answered. */
export async function connectUrl(options: UrlOptions): Promise<Network> {
  const network = new UrlNetwork(options);
  await network.begin();
  return network;
}

class UrlNetwork implements Network {
  readonly kind = 'url';
  readonly firstHeight = null;
  readonly accounts: readonly NetworkAccount[];
  readonly #options: UrlOptions;
  readonly #blocks = new Listeners<BlockNotice>();
  readonly #log = new ExchangeLog(() => this.head);
  #networkId = '';
  #head: BlockNotice = { height: 0, hash: '', timestamp: '0', transactions: [], receipts: 0, pending: false };
  #poll: ReturnType<typeof setInterval> | undefined;
  #listeners = 0;
  #closed = false;

  constructor(options: UrlOptions) {
    this.#options = options;
    this.accounts = [...options.keys].map(([id, { publicKey }]) => ({ id, publicKey: formatPublicKey(publicKey) }));
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
    if (this.#closed) return Promise.reject(new Error('This network is closed. Run again to connect anew.'));
    return this.#log.follow(request, () => this.#options.endpoints.forward(request));
  }

  sign(accountId: string, payload: Uint8Array): Promise<Uint8Array> {
    const keyPair = this.#options.keys.get(accountId);
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
    return Promise.reject(new Error('Only the embedded network can be taken back.'));
  }

  setPace(): Promise<void> {
    return Promise.reject(new Error('This network makes its blocks at its own pace.'));
  }

  step(): Promise<BlockNotice> {
    return Promise.reject(new Error('This network makes its blocks by itself.'));
  }

  back(): Promise<BlockNotice> {
    return Promise.reject(new Error('Only the embedded network can be taken back.'));
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
    const result = await this.#options.endpoints.ask(method, params);
    return isRecord(result) ? result : {};
  }
}

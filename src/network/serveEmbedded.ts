import { createNetwork } from '../near/index.ts';
import type { Block, Chain, KeyPair, LocalNetwork, Timers } from '../near/index.ts';
import { formatPublicKey } from '../near/primitives/key.ts';
import { forgetContracts } from '../near/vm/contractCache.ts';
import { withHeavyCurves } from '../near/vm/host/heavyCurves.ts';
import { toBase58 } from '../near/rpc/encoding.ts';
import { createBlockHistory } from './blockHistory.ts';
import type { BlockHistory } from './blockHistory.ts';
import { followSchedule } from './followSchedule.ts';
import type { Schedule } from './followSchedule.ts';
import { LESSON_POLLING_TIMEOUT, lessonChainGenesis, prepareLesson } from './lessonChain.ts';
import { fetchSetup } from './setupArguments.ts';
import { lessonKeyPair } from './signCall.ts';
import { isRecord, readPageMessage } from './portProtocol.ts';
import type { Answers, PageMessage, PageRequest, Port, WorkerMessage } from './portProtocol.ts';
import { signPayload } from './signPayload.ts';
import type { Receive } from './startWorker.ts';
import { SigningRefused } from './types.ts';
import type { BlockNotice, LessonGenesis, Pace } from './types.ts';

export interface ServeOptions {
  /** Gets the Wasm at an address of the page's own origin. */
  readonly fetchCode: (url: string) => Promise<Uint8Array>;
  readonly timers?: Timers;
}

/** The page's default: labelled as a setting, for a chain is not slow by nature. */
const DEFAULT_PACE: Pace = { type: 'Interval', milliseconds: 600 };

/** More than a lesson has; of a contract that is edited again and again, each version is one. */
const KEPT_CONTRACTS = 12;

interface Running {
  readonly network: LocalNetwork;
  readonly history: BlockHistory;
  readonly keys: ReadonlyMap<string, KeyPair>;
  readonly schedule: Schedule | null;
}

/** Runs an embedded network for the page at the other end of a port. Whatever comes, it is answered and nothing breaks. */
export function serveEmbedded(port: Port, options: ServeOptions): void {
  const receive = receiveEmbedded((message) => port.postMessage(message), options);
  port.addEventListener('message', ({ data }) => receive(data));
}

/** The same for who has no port at hand: takes what the page says, and sends what there is to answer. */
export function receiveEmbedded(send: (message: WorkerMessage) => void, options: ServeOptions): Receive {
  const server = new EmbeddedServer(send, options);
  return (data) => void server.receive(data);
}

class EmbeddedServer {
  readonly #send: (message: WorkerMessage) => void;
  readonly #options: ServeOptions;
  #starting = false;
  #running: Running | undefined;

  constructor(send: (message: WorkerMessage) => void, options: ServeOptions) {
    this.#send = send;
    this.#options = options;
  }

  async receive(data: unknown): Promise<void> {
    const message = readPageMessage(data);
    if (typeof message === 'string') return this.#fail(idOf(data), 'BadMessage', message);
    try {
      this.#send({ type: 'answered', id: message.id, answer: await this.#answer(message) });
    } catch (error) {
      const { name, message: text } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      this.#fail(message.id, name, text);
    }
  }

  #fail(id: number | null, name: string, message: string): void {
    this.#send({ type: 'failed', id, name, message });
  }

  async #answer(message: PageMessage): Promise<Answers[PageRequest['type']]> {
    if (message.type === 'start') return this.#startAnew(message.genesis);
    if (!this.#running) throw new Error('The network has not been started: send `start` first.');
    const { network, history, keys, schedule } = this.#running;
    switch (message.type) {
      case 'request':
        return network.rpc.handleHttp(message.request);
      case 'sign':
        return sign(keys, message.accountId, message.payload);
      case 'reset':
        history.reset();
        schedule?.restart();
        return blockNotice(network.chain, network.chain.head());
      case 'setPace':
        network.clock.setPace(message.pace);
        return null;
      case 'step':
        if (!history.forward()) await withHeavyCurves(() => network.clock.step());
        return blockNotice(network.chain, network.chain.head());
      case 'back':
        // Else it would run on from there by itself.
        network.clock.setPace({ type: 'Manual' });
        history.back();
        return blockNotice(network.chain, network.chain.head());
      default:
        return message satisfies never;
    }
  }

  /** Ends the network that ran before: what was prepared for it, contracts above all, serves the next one. */
  async #startAnew(genesis: LessonGenesis): Promise<Answers['start']> {
    if (this.#starting) throw new Error('A network is being started: wait for it, or start another worker.');
    this.#starting = true;
    this.#running?.network.stop();
    forgetContracts(KEPT_CONTRACTS);
    this.#running = undefined;
    try {
      return await this.#start(genesis);
    } finally {
      this.#starting = false;
    }
  }

  async #start(genesis: LessonGenesis): Promise<Answers['start']> {
    const { fetchCode } = this.#options;
    const codes = await fetchCodes(genesis, fetchCode);
    const network = createNetwork({
      genesis: lessonChainGenesis(genesis, codes),
      pace: { type: 'Manual' },
      pollingTimeout: LESSON_POLLING_TIMEOUT,
      timers: this.#options.timers,
    });
    const { chain } = network;
    await prepareLesson(chain, { ...genesis, setup: await fetchSetup(genesis.setup ?? [], fetchCode) });
    const signable = genesis.accounts.filter((account) => account.signable);
    const keys = new Map(signable.map(({ id }) => [id, lessonKeyPair(id)]));
    const history = createBlockHistory(chain);
    const schedule = genesis.schedule ? followSchedule(network, genesis.schedule) : null;
    const running = (this.#running = { network, history, keys, schedule });
    // What a schedule begins waits until somebody looks.
    if (genesis.schedule?.from !== 'Start') network.clock.setPace(DEFAULT_PACE);
    chain.onBlock((block) => {
      if (this.#running === running) this.#send({ type: 'block', block: blockNotice(chain, block, schedule?.pending) });
    });
    const accounts = [...keys].map(([id, { publicKey }]) => ({ id, publicKey: formatPublicKey(publicKey) }));
    return { accounts, networkId: chain.genesis.chainId, head: blockNotice(chain, chain.head()) };
  }
}

function sign(keys: Running['keys'], accountId: string, payload: Uint8Array): Uint8Array {
  const keyPair = keys.get(accountId);
  if (keyPair) return signPayload(accountId, keyPair, payload);
  const known = [...keys.keys()].join(', ');
  throw new SigningRefused(`This network signs for ${known || 'nobody'}; it has no key for ${accountId}.`);
}

async function fetchCodes(
  genesis: LessonGenesis,
  fetchCode: ServeOptions['fetchCode'],
): Promise<Map<string, Uint8Array>> {
  const codes = new Map<string, Uint8Array>();
  const load = async ({ id, code }: LessonGenesis['accounts'][number]) => {
    if (code !== undefined) codes.set(id, typeof code === 'string' ? await fetchCode(code) : code);
  };
  await Promise.all(genesis.accounts.map(load));
  return codes;
}

export function blockNotice(chain: Chain, block: Block, scheduled = false): BlockNotice {
  return {
    height: block.height,
    hash: toBase58(block.hash),
    timestamp: block.timestamp.toString(),
    transactions: block.chunks.flatMap((chunk) => chunk.transactions.map(({ hash }) => toBase58(hash))),
    receipts: block.chunks.reduce((sum, chunk) => sum + chunk.outcomes.length - chunk.transactions.length, 0),
    pending: scheduled || !chain.isQuiet(),
  };
}

function idOf(data: unknown): number | null {
  const id = isRecord(data) ? data['id'] : null;
  return typeof id === 'number' ? id : null;
}

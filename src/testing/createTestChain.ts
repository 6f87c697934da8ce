import { Account, JsonRpcProvider, KeyPairSigner, actions, createTransaction, encodeTransaction } from 'near-api-js';
import type { KeyPairString } from 'near-api-js';
import { base58 } from '@scure/base';
import { createNetwork } from '../near/index.ts';
import type { Chain, HttpAnswer, HttpQuestion, LocalNetwork } from '../near/index.ts';
import { keyHandle } from '../near/primitives/keyHandle.ts';
import { parsePublicKey } from '../near/primitives/key.ts';
import { decodeSignedTransaction } from '../near/primitives/transactionBorsh.ts';
import { stringifyJson } from '../near/rpc/json.ts';
import { errorView } from '../near/rpc/views/errorView.ts';
import { withHeavyCurves } from '../near/vm/host/heavyCurves.ts';
import { buildTrace } from '../trace/buildTrace.ts';
import { collectTrace } from '../trace/collectTrace.ts';
import type { Trace } from '../trace/trace.ts';
import { addressOf } from './addresses.ts';
import { ranReceipts } from './ranReceipts.ts';
import type { Call, Outcome, RanReceipt, Sent, TestChain } from './testChain.ts';
import { waitsFor } from './waitsFor.ts';

/** What goes from a chain to its forks beside the chain itself. */
export interface Carried {
  /** Secret keys by account. */
  readonly keys: ReadonlyMap<string, string>;
  /** The nonce last signed with, by account: what waits for its block is not in the state yet. */
  readonly nonces: ReadonlyMap<string, bigint>;
}

const DEFAULT_GAS = 30_000_000_000_000n;
/** Milliseconds of the chain's time: longer than a yield can last. */
const LONGEST_WAIT = 1_000_000;
/** More blocks than anything needs but a yield, for which nobody waits here. */
const MOST_BLOCKS = 1000;

const { setImmediate } = globalThis;
/** Taken before a test replaces the timers. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createTestChain(chain: Chain, carried: Carried): TestChain {
  return new EmbeddedTestChain(chain, carried);
}

/** near-api-js' provider, which keeps the chain that it leads to. */
class ChainProvider extends JsonRpcProvider {
  readonly chain: TestChain;

  constructor(chain: TestChain) {
    super({ url: chain.url });
    this.chain = chain;
  }
}

class EmbeddedTestChain implements TestChain {
  readonly rpc: JsonRpcProvider;
  readonly url: string;
  readonly #chain: Chain;
  readonly #network: LocalNetwork;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #nonces: Map<string, bigint>;
  readonly #accounts = new Map<string, Account>();
  #waiting = 0;
  #makesBlocks = false;

  constructor(chain: Chain, { keys, nonces }: Carried) {
    this.#chain = chain;
    this.#network = createNetwork({ chain, pace: { type: 'Manual' }, pollingTimeout: LONGEST_WAIT });
    this.#keys = keys;
    this.#nonces = new Map(nonces);
    this.url = addressOf(this);
    this.rpc = new ChainProvider(this);
  }

  get height(): number {
    return this.#chain.head().height;
  }

  get isQuiet(): boolean {
    const { transactions, inFlight, delayed, buffered, patches } = this.#chain.pending();
    return transactions + inFlight + delayed + buffered + patches === 0;
  }

  account(id: string): Account {
    const known = this.#accounts.get(id);
    if (known) return known;
    const secretKey = this.#keys.get(id);
    if (secretKey === undefined)
      throw new Error(`This chain began without ${id}; it has ${[...this.#keys.keys()].join(', ') || 'nobody'}.`);
    const account = new Account(id, this.rpc, KeyPairSigner.fromSecretKey(secretKey as KeyPairString));
    this.#accounts.set(id, account);
    return account;
  }

  async send(signerId: string, call: Call): Promise<Sent> {
    const signed = decodeSignedTransaction(await this.#sign(signerId, call));
    const submitted = this.#chain.submit(signed);
    if (submitted.type === 'Refused')
      throw new Error(`The chain refused ${signerId}’s transaction: ${stringifyJson(errorView(submitted.error))}`);
    this.#nonces.set(signerId, signed.transaction.nonce);
    return { hash: base58.encode(signed.hash), signerId };
  }

  async #sign(signerId: string, call: Call): Promise<Uint8Array> {
    const signer = this.account(signerId).getSigner()!;
    const publicKey = await signer.getPublicKey();
    const head = this.#chain.head();
    const handle = keyHandle(parsePublicKey(publicKey.toString()));
    const used = this.#chain.stateAt(head, signerId).accessKey(signerId, handle)?.nonce ?? 0n;
    const waiting = this.#nonces.get(signerId) ?? 0n;
    const { receiverId, list } = toActions(call);
    const nonce = (used > waiting ? used : waiting) + 1n;
    const transaction = createTransaction(signerId, publicKey, receiverId, nonce, list, head.hash);
    return encodeTransaction((await signer.signTransaction(transaction)).signedTransaction);
  }

  async step(blocks = 1): Promise<void> {
    for (let made = 0; made < blocks; made++) await withHeavyCurves(() => this.#network.clock.step());
  }

  async settle(): Promise<void> {
    for (let made = 0; !this.isQuiet; made++) {
      if (made === MOST_BLOCKS) throw new Error(`The chain is still at work after ${MOST_BLOCKS} blocks.`);
      await this.step();
    }
    await this.step(2);
  }

  fork(): TestChain {
    return new EmbeddedTestChain(this.#chain.fork(), { keys: this.#keys, nonces: this.#nonces });
  }

  async *moments(): AsyncGenerator<TestChain, void, void> {
    for (;;) {
      yield this.fork();
      if (this.isQuiet) return;
      await this.step();
    }
  }

  outcome({ hash, signerId }: Sent): Promise<Outcome> {
    return this.rpc.viewTransactionStatus({ txHash: hash, accountId: signerId, waitUntil: 'EXECUTED_OPTIMISTIC' });
  }

  async trace({ hash, signerId }: Sent): Promise<Trace> {
    const request = (method: string, params: unknown) => this.#ask(method, params);
    return buildTrace(await collectTrace(request, { txHash: hash, senderId: signerId }));
  }

  async #ask(method: string, params: unknown): Promise<unknown> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'trace', method, params });
    const answer = await this.#network.rpc.handleHttp({ method: 'POST', path: '/', body });
    const { result, error } = JSON.parse(answer.body) as { result?: unknown; error?: unknown };
    if (error !== undefined) throw new Error(JSON.stringify(error));
    return result;
  }

  receipts(): readonly RanReceipt[] {
    return ranReceipts(this.#chain);
  }

  /** Answers near-api-js and other clients. Blocks come while one of them waits for something, and no others. */
  async handleHttp(question: HttpQuestion): Promise<HttpAnswer> {
    const wait = waitsFor(question.body);
    if (wait === 'Nothing') return this.#network.rpc.handleHttp(question);
    this.#waiting += 1;
    void this.#makeBlocks();
    try {
      return await this.#network.rpc.handleHttp(question);
    } finally {
      this.#waiting -= 1;
      if (wait === 'Execution') await this.settle();
    }
  }

  /** Whoever sends at the same moment has a turn before the first block. */
  async #makeBlocks(): Promise<void> {
    if (this.#makesBlocks) return;
    this.#makesBlocks = true;
    await nextTurn();
    while (this.#waiting > 0) {
      // Who waits is told by the network itself what went wrong.
      await this.step().catch(() => {});
      await nextTurn();
    }
    this.#makesBlocks = false;
  }
}

function toActions(call: Call) {
  if ('actions' in call) return { receiverId: call.receiverId, list: call.actions };
  const { contractId, methodName, args = {}, gas = DEFAULT_GAS, deposit = 0n } = call;
  return { receiverId: contractId, list: [actions.functionCall(methodName, args, BigInt(gas), BigInt(deposit))] };
}

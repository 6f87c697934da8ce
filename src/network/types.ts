/** An HTTP request cut down to what JSON-RPC needs; it crosses ports, so it holds only strings. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  /** With its leading slash: `/`, `/status`, `/health`. */
  readonly path: string;
  readonly body: string | null;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * When the embedded network makes its next block. In every pace blocks come only while a transaction, a receipt,
 * a yield or a waiting request is pending.
 */
export type Pace =
  | { readonly type: 'Interval'; readonly milliseconds: number }
  | { readonly type: 'Instant' }
  /** Block by block, by `step`. */
  | { readonly type: 'Manual' };

/** An account the reader may use: the network holds its key, the page sees only the public half. */
export interface NetworkAccount {
  readonly id: string;
  /** `ed25519:…` */
  readonly publicKey: string;
}

/** A block as the page needs to know of it; the whole of it is one RPC request away. */
export interface BlockNotice {
  readonly height: number;
  /** Base58. */
  readonly hash: string;
  /** Nanoseconds since 1970, as a decimal string. */
  readonly timestamp: string;
  /** Hashes (base58) of the transactions that came in with it. */
  readonly transactions: readonly string[];
  /** How many receipts ran in it. */
  readonly receipts: number;
  /** Whether something still waits for a next block: receipts, or a scheduled call. */
  readonly pending: boolean;
}

/**
 * One RPC request on its way through, reported twice: when it leaves (`answer` null) and when it is answered.
 * `id` is the same in both and counts up from 1.
 */
export interface Exchange {
  readonly id: number;
  /** `query`, `send_tx`; null when the body is not a JSON-RPC request. */
  readonly method: string | null;
  readonly params: unknown;
  /** Milliseconds on the page's clock (`performance.now()`). */
  readonly sentAt: number;
  /** The height of the newest block that the page had heard of when the request left. */
  readonly sentAtHeight: number;
  readonly answer: ExchangeAnswer | null;
}

export interface ExchangeAnswer {
  /** Milliseconds on the page's clock. */
  readonly at: number;
  readonly atHeight: number;
  readonly httpStatus: number;
  /** What stood in `result` or `error`, parsed by `JSON.parse`. */
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** What a page is connected to: the network it runs itself, a sandbox, or the testnet. */
export interface Network {
  readonly kind: 'embedded' | 'url';
  /** `embedded`, or the id that the node gives. */
  readonly networkId: string;
  readonly accounts: readonly NetworkAccount[];
  /** The height at which the network started, and below which nobody can go back; null where nobody can go back at all. */
  readonly firstHeight: number | null;
  /** Height, hash and time of the newest block heard of. */
  readonly head: BlockNotice;

  /** Never rejects for what the request holds: garbage gets the answer that a node gives it. Rejects once closed. */
  request(request: HttpRequest): Promise<HttpResponse>;
  /**
   * Signs for one of `accounts`. `payload` is what gets hashed, not the hash: the Borsh bytes of a transaction, of a
   * delegate action with its NEP-366 prefix, or of a NEP-413 message with its prefix, and the signer in it must be
   * that account. Rejects with a `SigningRefused` otherwise.
   * @returns the 64 bytes of the ed25519 signature
   */
  sign(accountId: string, payload: Uint8Array): Promise<Uint8Array>;

  onBlock(listener: (block: BlockNotice) => void): Unsubscribe;
  onRequest(listener: (exchange: Exchange) => void): Unsubscribe;

  /** Back to the lesson's snapshot: same height, same time, same accounts. Waiting requests are answered with an error. */
  reset(): Promise<void>;
  setPace(pace: Pace): Promise<void>;
  /** Makes one block now, whatever the pace; after `back`, gives the next of those that were made. */
  step(): Promise<BlockNotice>;
  /**
   * One block back, not further than the start, and stays there until `step` or `setPace`. Waiting requests are answered
   * with an error. A block made from there replaces those that were left.
   */
  back(): Promise<BlockNotice>;
  close(): void;
}

/** Why nothing was signed: a sentence for the reader. */
export class SigningRefused extends Error {
  override readonly name = 'SigningRefused';
}

/** One account of a lesson's network. */
export interface LessonAccount {
  readonly id: string;
  /** yoctoNEAR, decimal. */
  readonly balance: string;
  /** Where its contract's Wasm lies (same origin), or the bytes themselves. */
  readonly code?: string | Uint8Array;
  /** Whether the reader may sign as this account. */
  readonly signable: boolean;
}

/** A call made before the reader's first run, so that contracts stand initialised when a lesson begins. */
export interface SetupCall {
  /** Signs with its own key, whether or not the reader may. */
  readonly signerId: string;
  readonly receiverId: string;
  readonly methodName: string;
  /** Sent as JSON. */
  readonly args: unknown;
  /** Wasm that comes along as the argument `code`, each byte as the character of its number; or where it lies. */
  readonly code?: string | Uint8Array;
  /** yoctoNEAR, decimal; "0" if left out. */
  readonly deposit?: string;
  /** Gas, decimal; 300 Tgas if left out. */
  readonly gas?: string;
}

/** A call that the lesson sends, signed with its own key of the signer, at a fixed place of every run. */
export interface ScheduledCall extends SetupCall {
  readonly when: ScheduledMoment;
}

export type ScheduledMoment =
  /** So many blocks after that of the run's first transaction. */
  | { readonly block: number }
  /** In the block after the one in which the method `after` runs on the account `on`, the first time. */
  | { readonly after: string; readonly on: string }
  /** As soon as all that was sent before it has run, refunds too. */
  | 'Quiet';

export interface LessonSchedule {
  /** What the first transaction is: the reader's own, or that which would stand in the very next block. */
  readonly from: 'Reader' | 'Start';
  readonly calls: readonly ScheduledCall[];
}

/** From which the embedded network starts; every run of a lesson starts at the same height and time. */
export interface LessonGenesis {
  readonly accounts: readonly LessonAccount[];
  /** Run in order, each to its end, before the snapshot that every run starts from. One that fails is an error. */
  readonly setup?: readonly SetupCall[];
  /** What others do while the reader's code runs; elsewhere than in the page nobody does it. */
  readonly schedule?: LessonSchedule;
  readonly protocolVersion?: number;
  /** The height of that snapshot's block: a transaction sent at once stands in the next. */
  readonly height?: number;
  /** ISO 8601. */
  readonly time?: string;
}

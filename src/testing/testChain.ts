import type { Account, Action, JsonRpcProvider } from 'near-api-js';
import type { Trace, TraceFailure } from '../trace/trace.ts';

/** What near-api-js' `callFunction` or `signAndSendTransaction` takes, without how long to wait. */
export type Call =
  | Omit<Parameters<Account['callFunction']>[0], 'waitUntil'>
  | { readonly receiverId: string; readonly actions: Action[] };

/** As near-api-js gives it. */
export type Outcome = Awaited<ReturnType<JsonRpcProvider['viewTransactionStatus']>>;

/** A transaction that the chain has taken. */
export interface Sent {
  readonly hash: string;
  readonly signerId: string;
}

/** An action receipt that has run; refunds are none. */
export interface RanReceipt {
  /** The height of the block in which it ran. */
  readonly block: number;
  readonly predecessorId: string;
  readonly executorId: string;
  /** The method that it called, or the protocol's name of the action, one for each. */
  readonly actions: readonly string[];
  /** What its calls could burn at most. */
  readonly gasAttached: bigint;
  readonly gasBurnt: bigint;
  readonly logs: readonly string[];
  /** Null if all went well. */
  readonly failure: TraceFailure | null;
}

/**
 * A NEAR chain inside a test.
 *
 * Blocks come by themselves only while near-api-js waits for a transaction, and then until all of it has run. After `send`, or near-api-js with
 * `waitUntil: 'NONE'`, it is the test that makes them, by `step` or `settle`.
 */
export interface TestChain {
  /** near-api-js' way to this chain. */
  readonly rpc: JsonRpcProvider;
  /** For other clients, which take an address: this process' own `fetch` finds it, and nobody else. */
  readonly url: string;
  /** Of the newest block. */
  readonly height: number;
  /** Further blocks would change nothing. Who waits for a yield to be resumed does not count: that may last 200 blocks. */
  readonly isQuiet: boolean;
  /** One of the accounts it began with, contracts too, with the key to sign. */
  account(id: string): Account;
  /** Hands in a transaction, and makes no block: it will stand in the next one. Rejects if the chain refuses it. */
  send(signerId: string, call: Call): Promise<Sent>;
  /** Makes so many blocks. */
  step(blocks?: number): Promise<void>;
  /** Makes blocks until it is quiet, and two more, which make the last of those final. */
  settle(): Promise<void>;
  /** Gives another chain that stands where this one does, and knows nothing of it any more. It takes no time. */
  fork(): TestChain;
  /**
   * Goes on block by block until this chain is quiet, and gives a fork of each moment: before the next block, after it, after the one after that…
   * What is done to a fork is not done to this chain.
   */
  moments(): AsyncGenerator<TestChain, void, void>;
  /** What near-api-js would have given for it, once all of it has run. */
  outcome(sent: Sent): Promise<Outcome>;
  /** What it has done so far: receipts, gas, data. `traceToText` writes it down. */
  trace(sent: Sent): Promise<Trace>;
  /** All receipts since the chain began, in the order in which they ran. */
  receipts(): readonly RanReceipt[];
}

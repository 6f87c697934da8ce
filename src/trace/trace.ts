import type { TraceChanges } from './changes.ts';

/** What a transaction did, as a graph: who made whom, in which block each ran, which data joined where. */
export interface Trace {
  readonly txHash: string;
  readonly signerId: string;
  readonly receiverId: string;
  /** The transaction first, then receipts in the order in which they ran; those that have not run yet come last. */
  readonly steps: readonly TraceStep[];
  readonly data: readonly TraceData[];
  /** The blocks that are known to belong to it, in order; a gap in the heights is blocks in which nothing of it ran. */
  readonly blocks: readonly TraceBlock[];
  readonly status: TraceStatus;
  /** It reads success, and yet a receipt inside failed. */
  readonly failedInside: boolean;
  /** Every receipt has run and its block is final. */
  readonly final: boolean;
  /** Sentences about what the network did not tell. */
  readonly unknown: readonly string[];
  /** What it changed in accounts and their state; null until everything has run, or when nobody asked. */
  readonly changes: TraceChanges | null;
}

export type TraceStatus =
  | { readonly type: 'Pending' }
  | { readonly type: 'SuccessValue'; readonly value: Payload }
  | { readonly type: 'Failure'; readonly failure: TraceFailure };

export interface TraceBlock {
  /** Null when the network no longer has the block. */
  readonly height: number | null;
  readonly hash: string | null;
  /** Nanoseconds since 1970. */
  readonly timestamp: bigint | null;
}

/**
 * `transaction` turns into the first receipt; `action` is a receipt with work to do; `yield` waits until somebody resumes it;
 * refunds bring back gas money or a deposit; `unknown` is a receipt of which only the id is known yet.
 */
export type StepKind = 'transaction' | 'action' | 'yield' | 'gasRefund' | 'depositRefund' | 'unknown';

/** A transaction or receipt: one thing that runs once, in one block, on one account. */
export interface TraceStep {
  /** The transaction's hash or the receipt's id. */
  readonly id: string;
  readonly kind: StepKind;
  /** Counts `action` and `yield` receipts from 1, in order of `Trace.steps`; null for the others. */
  readonly number: number | null;
  readonly predecessorId: string | null;
  readonly signerId: string | null;
  /** Whose code and balance it runs on: a transaction's is its signer. Null if only the id is known. */
  readonly executorId: string | null;
  /** To whom it is addressed: a receipt's is its executor. */
  readonly receiverId: string | null;
  /** The step that made it; null for the transaction. */
  readonly createdBy: string | null;
  /** The ids it made, in order. */
  readonly receiptIds: readonly string[];
  /** Heights. */
  readonly createdAt: number | null;
  readonly ranAt: number | null;
  /** Orders what ran in one block: where its chunk lists the receipt, or the data that let it run. Null where no chunk was seen to list it. */
  readonly place: number | null;
  /** The block it ran in; known even when its height is not. */
  readonly blockHash: string | null;
  readonly actions: readonly TraceAction[];
  readonly inputDataIds: readonly string[];
  readonly outputDataReceivers: readonly { readonly dataId: string; readonly receiverId: string }[];
  readonly gasAttached: bigint;
  /** yoctoNEAR for which each gas of it was bought; null for the transaction and where the network does not tell. */
  readonly gasPrice: bigint | null;
  /** Null until it has run. */
  readonly gasBurnt: bigint | null;
  /** yoctoNEAR. */
  readonly tokensBurnt: bigint | null;
  readonly deposit: bigint;
  /** yoctoNEAR of gas that it gave back, by the refund receipts it made. */
  readonly gasRefunded: bigint;
  readonly profile: readonly ProfileEntry[];
  readonly logs: readonly string[];
  readonly status: StepStatus;
}

export type StepStatus =
  /** Not run: on its way, or waiting for data. */
  | { readonly type: 'Pending' }
  | { readonly type: 'SuccessValue'; readonly value: Payload }
  | { readonly type: 'SuccessReceiptId'; readonly receiptId: string }
  | { readonly type: 'Failure'; readonly failure: TraceFailure };

export interface TraceFailure {
  /** Its name, which stays: nearcore's innermost variant, as `MethodNotFound` or `GuestPanic`; see executionWords.ts for those it has none for. */
  readonly kind: string;
  /** nearcore's words: the variants' names from the outside in, then what they hold. */
  readonly protocol: string;
  /** One sentence for a person. */
  readonly plain: string;
  /** Two or three words, for a card. */
  readonly short: string;
  /** Which action failed; null when none in particular did. */
  readonly actionIndex: number | null;
}

export interface ProfileEntry {
  readonly category: string;
  readonly cost: string;
  readonly gas: bigint;
}

export type TraceAction =
  | {
      readonly type: 'FunctionCall';
      readonly methodName: string;
      readonly args: Payload;
      readonly gas: bigint;
      readonly deposit: bigint;
    }
  | { readonly type: 'Transfer'; readonly deposit: bigint }
  | {
      readonly type: 'Delegate';
      readonly senderId: string;
      readonly receiverId: string;
      readonly actions: readonly TraceAction[];
    }
  /** Any other action by nearcore's name, with what it holds as JSON. */
  | { readonly type: 'Other'; readonly name: string; readonly detail: string; readonly deposit: bigint };

/** One piece of data on its way from the step that returned it to the callback that waits for it. */
export interface TraceData {
  readonly dataId: string;
  /** Null when it came from outside this transaction, or nobody knows yet. */
  readonly from: string | null;
  readonly to: string | null;
  readonly arrivedAt: number | null;
  readonly value: DataValue;
  /** It answers a yield. */
  readonly isResume: boolean;
  /** A chunk holds the data receipt; otherwise it is inferred from the ids. */
  readonly seen: boolean;
}

export type DataValue =
  | { readonly type: 'Pending' }
  | { readonly type: 'Successful'; readonly value: Payload }
  /** The promise failed, or a yield ran out of time: the callback gets no value. */
  | { readonly type: 'Failed' };

/** Bytes as a person reads them. */
export type Payload =
  | { readonly type: 'empty' }
  /** The JSON text as it came, so that large numbers stay exact. */
  | { readonly type: 'json'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bytes'; readonly hex: string; readonly length: number };

import type { Balance, CryptoHash, Gas, ShardId } from '../primitives/brands.ts';
import type { BandwidthRequest, CongestionInfo, ShardReport } from '../primitives/congestionInfo.ts';
import { hashKey } from '../primitives/hash.ts';
import type { ExecutionOutcomeWithId } from '../primitives/outcome.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import { applyReceipt } from '../runtime/applyReceipt.ts';
import { applyTransaction, refusedTransaction } from '../runtime/applyTransaction.ts';
import {
  bandwidthRequests,
  createReceiptSink,
  type ReceiptSink,
  sendBuffered,
  sendOrBuffer,
} from '../runtime/congestion/receiptSink.ts';
import { updateBandwidthScheduler } from '../runtime/congestion/updateBandwidthScheduler.ts';
import type { ApplyEnvironment, StakeProposal } from '../runtime/environment.ts';
import { atPlace } from '../runtime/networkFault.ts';
import { resolveYieldTimeouts } from '../runtime/yields.ts';
import { StateUpdate } from '../state/stateUpdate.ts';
import type { StateChange } from '../state/stateChange.ts';
import type { Trie } from '../state/trie.ts';
import { popDelayed, pushDelayed } from './delayedQueue.ts';

export interface ChunkInput {
  readonly trie: Trie;
  readonly env: ApplyEnvironment;
  /** Compute after which receipts are delayed. */
  readonly gasLimit: Gas;
  /** `null`: the chunk is missing; only the bandwidth scheduler, `prepare` and `finish` happen. */
  readonly contents: ChunkContents | null;
  readonly prevBlockHash: CryptoHash;
  /** Of every shard. */
  readonly reports: ReadonlyMap<ShardId, ShardReport>;
  readonly shardOf: (receipt: Receipt) => ShardId;
  /** What the block does before anything else: validators' accounts. */
  readonly prepare: (state: StateUpdate) => void;
  /** What a sandbox does last. */
  readonly finish: (state: StateUpdate) => void;
}

export interface ChunkContents {
  readonly transactions: readonly SignedTransaction[];
  readonly isExpired: (transaction: SignedTransaction) => boolean;
  readonly incoming: readonly Receipt[];
}

export interface ChunkResult {
  readonly trie: Trie;
  readonly changes: readonly StateChange[];
  readonly outcomes: readonly ExecutionOutcomeWithId[];
  /** Receipts of transactions to their own signer: run here, never sent. */
  readonly local: readonly Receipt[];
  /** Receipts that ran here right after the one that made them. */
  readonly instant: readonly Receipt[];
  /** Receipts that leave now; some may have waited. */
  readonly outgoing: readonly Receipt[];
  /** Receipts made here to be sent, now or later. */
  readonly made: readonly Receipt[];
  readonly proposals: readonly StakeProposal[];
  readonly gasUsed: Gas;
  readonly balanceBurnt: Balance;
  readonly congestion: CongestionInfo;
  readonly bandwidthRequests: readonly BandwidthRequest[];
}

/** A chunk while it is applied. */
interface ChunkRun {
  readonly state: StateUpdate;
  readonly env: ApplyEnvironment;
  readonly gasLimit: Gas;
  readonly outcomes: ExecutionOutcomeWithId[];
  readonly local: Receipt[];
  readonly instant: Receipt[];
  readonly sink: ReceiptSink;
  readonly proposals: StakeProposal[];
  balanceBurnt: Balance;
  compute: Gas;
}

/**
 * Applies one chunk: sends what waited, then takes transactions, then the receipts they made for their own signer, then
 * what was delayed, then what arrives, then the yields whose time is over.
 * @see nearcore runtime/runtime/src/lib.rs `Runtime::apply`
 */
export function applyChunk(input: ChunkInput): ChunkResult {
  const { env, gasLimit, contents, reports, shardOf } = input;
  const state = new StateUpdate(input.trie);
  input.prepare(state);
  const { parameters, shardIds, shardId } = env;
  const grants = updateBandwidthScheduler(state, { parameters, shardIds, reports, seed: input.prevBlockHash }, shardId);
  const run: ChunkRun = {
    state,
    env,
    gasLimit,
    outcomes: [],
    local: [],
    instant: [],
    sink: createReceiptSink({ state, env, shardOf }, reports, grants),
    proposals: [],
    balanceBurnt: 0n,
    compute: 0n,
  };
  if (contents !== null) applyContents(run, contents);
  const requests = contents === null ? [] : bandwidthRequests(run.sink);
  input.finish(state);
  const { trie, changes } = state.finalize();
  const gasUsed = run.outcomes.reduce((sum, { outcome }) => sum + outcome.gasBurnt, 0n);
  const { outcomes, local, instant, proposals, balanceBurnt, sink } = run;
  const { outgoing, made } = sink;
  return {
    trie,
    changes,
    outcomes,
    local,
    instant,
    outgoing,
    made,
    proposals,
    balanceBurnt,
    gasUsed,
    congestion: { ...sink.load, allowedShard: allowedShard(env) },
    bandwidthRequests: requests,
  };
}

function applyContents(run: ChunkRun, contents: ChunkContents): void {
  sendBuffered(run.sink);
  applyTransactions(run, contents);
  for (const receipt of run.local) processOrDelay(run, receipt);
  processDelayed(run);
  for (const receipt of contents.incoming) processOrDelay(run, receipt);
  const resumes = resolveYieldTimeouts(run.state, run.env.blockHeight, () => isFull(run));
  for (const receipt of resumes) sendOrBuffer(run.sink, receipt);
}

/** Whether what is left must wait: the chunk computed enough, or made its validators read enough. */
const isFull = ({ compute, gasLimit, state, env }: ChunkRun): boolean =>
  compute >= gasLimit || state.proof.exceeds(env.parameters.witness.mainStorageProofSizeSoftLimit);

/** Shards take turns in being let through to a congested one. @see nearcore core/primitives/src/congestion_info.rs `get_new_allowed_shard` */
const allowedShard = ({ shardIds, shardId, blockHeight }: ApplyEnvironment): ShardId =>
  shardIds[(blockHeight + shardIds.indexOf(shardId)) % shardIds.length] ?? shardId;

function applyTransactions(run: ChunkRun, { transactions, isExpired }: ChunkContents): void {
  const seen = new Set<string>();
  for (const transaction of transactions) {
    const key = hashKey(transaction.hash);
    if (seen.has(key)) continue;
    seen.add(key);
    atPlace({ type: 'Transaction', hash: transaction.hash }, () => takeTransaction(run, transaction, isExpired));
  }
}

function takeTransaction(
  run: ChunkRun,
  transaction: SignedTransaction,
  isExpired: (transaction: SignedTransaction) => boolean,
): void {
  const { outcome, receipts, balanceBurnt } = isExpired(transaction)
    ? refusedTransaction(transaction, { type: 'Expired' })
    : applyTransaction(run.state, transaction, run.env);
  run.outcomes.push(outcome);
  run.balanceBurnt += balanceBurnt;
  run.compute += outcome.outcome.computeUsage;
  for (const receipt of receipts) {
    if (receipt.receiverId === receipt.predecessorId) run.local.push(receipt);
    else sendOrBuffer(run.sink, receipt);
  }
}

function processOrDelay(run: ChunkRun, receipt: Receipt): void {
  if (!isFull(run)) {
    processReceipt(run, receipt);
    return;
  }
  const { gas, size } = pushDelayed(run.state, run.env.parameters, receipt);
  run.sink.load.delayedReceiptsGas += gas;
  run.sink.load.receiptBytes += size;
}

function processDelayed(run: ChunkRun): void {
  while (!isFull(run)) {
    const popped = popDelayed(run.state);
    if (popped === null) return;
    run.sink.load.delayedReceiptsGas -= popped.weight.gas;
    run.sink.load.receiptBytes -= popped.weight.size;
    processReceipt(run, popped.receipt);
  }
}

/** Runs a receipt, and right after it those of its receipts that do not wait for the next block. */
function processReceipt(run: ChunkRun, first: Receipt): void {
  const queue = [first];
  for (let receipt = queue.shift(); receipt !== undefined; receipt = queue.shift()) {
    const result = applyReceipt(run.state, receipt, run.env);
    for (const made of result.receipts) {
      if (!isInstant(made)) sendOrBuffer(run.sink, made);
      else {
        run.instant.push(made);
        queue.push(made);
      }
    }
    if (result.outcome === null) {
      run.compute += result.computeUsage;
      continue;
    }
    run.outcomes.push(result.outcome);
    run.proposals.push(...result.proposals);
    run.balanceBurnt += result.balanceBurnt;
    run.compute += result.outcome.outcome.computeUsage;
  }
}

/** @see nearcore core/primitives/src/receipt.rs `is_instant_receipt` */
function isInstant({ body }: Receipt): boolean {
  if (body.type === 'PromiseYield') return true;
  if (body.type !== 'Action' || body.action.inputDataIds.length > 0) return false;
  return body.action.actions.length === 1 && body.action.actions[0]?.type === 'DeleteAccount';
}

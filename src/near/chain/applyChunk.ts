import type { Balance, Gas } from '../primitives/brands.ts';
import { hashKey } from '../primitives/hash.ts';
import type { ExecutionOutcomeWithId } from '../primitives/outcome.ts';
import type { Receipt } from '../primitives/receipt.ts';
import type { SignedTransaction } from '../primitives/transaction.ts';
import { applyReceipt } from '../runtime/applyReceipt.ts';
import { applyTransaction, refusedTransaction } from '../runtime/applyTransaction.ts';
import type { ApplyEnvironment, StakeProposal } from '../runtime/environment.ts';
import { resolveYieldTimeouts } from '../runtime/yields.ts';
import { StateUpdate } from '../state/stateUpdate.ts';
import type { StateChange } from '../state/stateChange.ts';
import type { Trie } from '../state/trie.ts';
import { popDelayed, pushDelayed, type QueueWeight } from './delayedQueue.ts';

export interface ChunkInput {
  readonly trie: Trie;
  readonly env: ApplyEnvironment;
  /** Compute after which receipts are delayed. */
  readonly gasLimit: Gas;
  /** `null`: the chunk is missing, and only `prepare` and `finish` happen. */
  readonly contents: ChunkContents | null;
  readonly delayed: QueueWeight;
  /** What the block does before anything else: validators' accounts, the bandwidth scheduler. */
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
  readonly outgoing: readonly Receipt[];
  readonly proposals: readonly StakeProposal[];
  readonly gasUsed: Gas;
  readonly balanceBurnt: Balance;
  readonly delayed: QueueWeight;
}

/** A chunk while it is applied. */
interface ChunkRun {
  readonly state: StateUpdate;
  readonly env: ApplyEnvironment;
  readonly gasLimit: Gas;
  readonly outcomes: ExecutionOutcomeWithId[];
  readonly local: Receipt[];
  readonly instant: Receipt[];
  readonly outgoing: Receipt[];
  readonly proposals: StakeProposal[];
  balanceBurnt: Balance;
  compute: Gas;
  delayed: QueueWeight;
}

/**
 * Applies one chunk: transactions, then the receipts they made for their own signer, then what was delayed, then what
 * arrives, then the yields whose time is over.
 * @see nearcore runtime/runtime/src/lib.rs `Runtime::apply`
 */
export function applyChunk(input: ChunkInput): ChunkResult {
  const { env, gasLimit, contents } = input;
  const state = new StateUpdate(input.trie);
  const run: ChunkRun = {
    state,
    env,
    gasLimit,
    outcomes: [],
    local: [],
    instant: [],
    outgoing: [],
    proposals: [],
    balanceBurnt: 0n,
    compute: 0n,
    delayed: input.delayed,
  };
  input.prepare(state);
  if (contents !== null) applyContents(run, contents);
  input.finish(state);
  const { trie, changes } = state.finalize();
  const gasUsed = run.outcomes.reduce((sum, { outcome }) => sum + outcome.gasBurnt, 0n);
  const { outcomes, local, instant, outgoing, proposals, balanceBurnt, delayed } = run;
  return { trie, changes, outcomes, local, instant, outgoing, proposals, balanceBurnt, gasUsed, delayed };
}

function applyContents(run: ChunkRun, contents: ChunkContents): void {
  applyTransactions(run, contents);
  for (const receipt of run.local) processOrDelay(run, receipt);
  processDelayed(run);
  for (const receipt of contents.incoming) processOrDelay(run, receipt);
  run.outgoing.push(...resolveYieldTimeouts(run.state, run.env.blockHeight));
}

function applyTransactions(run: ChunkRun, { transactions, isExpired }: ChunkContents): void {
  const seen = new Set<string>();
  for (const transaction of transactions) {
    const key = hashKey(transaction.hash);
    if (seen.has(key)) continue;
    seen.add(key);
    const { outcome, receipts, balanceBurnt } = isExpired(transaction)
      ? refusedTransaction(transaction, { type: 'Expired' })
      : applyTransaction(run.state, transaction, run.env);
    run.outcomes.push(outcome);
    run.balanceBurnt += balanceBurnt;
    run.compute += outcome.outcome.computeUsage;
    for (const receipt of receipts)
      (receipt.receiverId === receipt.predecessorId ? run.local : run.outgoing).push(receipt);
  }
}

function processOrDelay(run: ChunkRun, receipt: Receipt): void {
  if (run.compute < run.gasLimit) {
    processReceipt(run, receipt);
    return;
  }
  const { gas, bytes } = pushDelayed(run.state, run.env.parameters, receipt);
  run.delayed = { gas: run.delayed.gas + gas, bytes: run.delayed.bytes + bytes };
}

function processDelayed(run: ChunkRun): void {
  while (run.compute < run.gasLimit) {
    const popped = popDelayed(run.state);
    if (popped === null) return;
    const { gas, bytes } = popped.weight;
    run.delayed = { gas: run.delayed.gas - gas, bytes: run.delayed.bytes - bytes };
    processReceipt(run, popped.receipt);
  }
}

/** Runs a receipt, and right after it those of its receipts that do not wait for the next block. */
function processReceipt(run: ChunkRun, first: Receipt): void {
  const queue = [first];
  for (let receipt = queue.shift(); receipt !== undefined; receipt = queue.shift()) {
    const result = applyReceipt(run.state, receipt, run.env);
    for (const made of result.receipts) {
      if (!isInstant(made)) run.outgoing.push(made);
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

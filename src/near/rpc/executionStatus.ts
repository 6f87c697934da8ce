import type { Chain, PlacedTransaction } from '../chain/chain.ts';
import type { PlacedOutcome } from '../chain/types.ts';
import type { CryptoHash } from '../primitives/brands.ts';
import type { ExecutionStatus } from '../primitives/outcome.ts';
import { equalBytes } from '../primitives/hash.ts';
import { isSystem } from '../primitives/accountId.ts';

/** How far a transaction has come, least first. @see nearcore core/primitives/src/views.rs `TxExecutionStatus` */
export const WAIT_LEVELS = ['NONE', 'INCLUDED', 'EXECUTED_OPTIMISTIC', 'INCLUDED_FINAL', 'EXECUTED', 'FINAL'] as const;
export type WaitLevel = (typeof WAIT_LEVELS)[number];

/** What each asked-for level is satisfied with. Not an order: inclusion may be final before execution is done. */
const SATISFIED_BY: Readonly<Record<WaitLevel, readonly WaitLevel[]>> = {
  NONE: WAIT_LEVELS,
  INCLUDED: ['INCLUDED', 'EXECUTED_OPTIMISTIC', 'INCLUDED_FINAL', 'EXECUTED', 'FINAL'],
  EXECUTED_OPTIMISTIC: ['EXECUTED_OPTIMISTIC', 'EXECUTED', 'FINAL'],
  INCLUDED_FINAL: ['INCLUDED_FINAL', 'EXECUTED', 'FINAL'],
  EXECUTED: ['EXECUTED', 'FINAL'],
  FINAL: ['FINAL'],
};

/** A transaction in a block, with the outcomes that it has had so far. */
export interface TransactionProgress {
  readonly placed: PlacedTransaction;
  readonly level: WaitLevel;
  readonly transactionOutcome: PlacedOutcome;
  /** Depth first from the transaction; a receipt stands once per parent that names it. */
  readonly receiptOutcomes: readonly PlacedOutcome[];
  readonly status: FinalStatus;
}

export type FinalStatus = ExecutionStatus | { readonly type: 'NotStarted' } | { readonly type: 'Started' };

/** @see nearcore chain/jsonrpc/src/lib.rs `tx_execution_status_meets_expectations` */
export function satisfies(level: WaitLevel, asked: WaitLevel): boolean {
  return SATISFIED_BY[asked].includes(level);
}

/** Where a transaction stands; `undefined` while it is in no block. */
export function transactionProgress(chain: Chain, hash: CryptoHash): TransactionProgress | undefined {
  const placed = chain.transaction(hash);
  const transactionOutcome = placed && chain.outcome(hash);
  if (!transactionOutcome) return undefined;
  const receiptOutcomes = collectReceiptOutcomes(chain, transactionOutcome);
  const level = progressLevel(chain, transactionOutcome, receiptOutcomes);
  const status = finalStatus(transactionOutcome, receiptOutcomes);
  return { placed, level, transactionOutcome, receiptOutcomes, status };
}

/** @see nearcore chain/chain/src/chain.rs `get_recursive_transaction_results` */
function collectReceiptOutcomes(chain: Chain, parent: PlacedOutcome): PlacedOutcome[] {
  const collected: PlacedOutcome[] = [];
  const stack = [...parent.outcome.receiptIds].reverse();
  for (let id = stack.pop(); id; id = stack.pop()) {
    const outcome = chain.outcome(id);
    if (!outcome) continue;
    collected.push(outcome);
    stack.push(...[...outcome.outcome.receiptIds].reverse());
  }
  return collected;
}

/** @see nearcore chain/client/src/view_client_actor.rs `get_tx_execution_status` */
function progressLevel(chain: Chain, transaction: PlacedOutcome, receipts: readonly PlacedOutcome[]): WaitLevel {
  const missing = [transaction, ...receipts].flatMap(({ outcome }) =>
    outcome.receiptIds.filter((id) => !chain.outcome(id)),
  );
  const refundsOnly = missing.length === 0 || isExecutedButForRefunds(chain, transaction, receipts);
  if (!isPlacedInFinalBlock(chain, transaction)) return refundsOnly ? 'EXECUTED_OPTIMISTIC' : 'INCLUDED';
  if (!refundsOnly) return 'INCLUDED_FINAL';
  if (missing.length > 0) return 'EXECUTED';
  return receipts.every((receipt) => isPlacedInFinalBlock(chain, receipt)) ? 'FINAL' : 'EXECUTED';
}

/** Of each receipt's outcome the last receipt, if it is a refund, need not have run. */
function isExecutedButForRefunds(
  chain: Chain,
  transaction: PlacedOutcome,
  receipts: readonly PlacedOutcome[],
): boolean {
  const isExecuted = (id: CryptoHash) => chain.outcome(id) !== undefined;
  if (!transaction.outcome.receiptIds.every(isExecuted)) return false;
  return receipts.every(({ outcome }) => {
    const last = outcome.receiptIds.at(-1);
    const excused = last && !isExecuted(last) && isRefund(chain, last) ? last : undefined;
    return outcome.receiptIds.every((id) => id === excused || isExecuted(id));
  });
}

function isRefund(chain: Chain, id: CryptoHash): boolean {
  const placed = chain.receipt(id);
  return placed !== undefined && isSystem(placed.receipt.predecessorId);
}

function isPlacedInFinalBlock(chain: Chain, { blockHash }: PlacedOutcome): boolean {
  const block = chain.blockByHash(blockHash);
  return block !== undefined && chain.isFinal(block);
}

/** Follows `SuccessReceiptId` from outcome to outcome. @see nearcore chain/chain/src/chain.rs `get_execution_status` */
function finalStatus(transaction: PlacedOutcome, receipts: readonly PlacedOutcome[]): FinalStatus {
  let { status } = transaction.outcome;
  let from = 0;
  while (status.type === 'SuccessReceiptId') {
    const { receiptId } = status;
    const index = receipts.findIndex(({ id }, at) => at >= from && equalBytes(id, receiptId));
    const next = receipts[index];
    if (!next) return { type: 'Started' };
    from = index + 1;
    status = next.outcome.status;
  }
  return status;
}

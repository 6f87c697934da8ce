import type { Chain } from '../../chain/chain.ts';
import type { PlacedOutcome } from '../../chain/types.ts';
import type { CryptoHash } from '../../primitives/brands.ts';
import { transactionProgress } from '../executionStatus.ts';
import type { FinalStatus, TransactionProgress, WaitLevel } from '../executionStatus.ts';
import type { Json } from '../json.ts';
import { outcomeWithIdView, statusView } from './outcomeView.ts';
import { outcomeProof } from './outcomeProof.ts';
import { receiptView } from './receiptView.ts';
import { transactionView } from './transactionView.ts';

/** The answer of `EXPERIMENTAL_tx_status` as things stand; `undefined` while the transaction is in no block. */
export function txStatusView(chain: Chain, hash: CryptoHash): Json | undefined {
  const progress = transactionProgress(chain, hash);
  return progress && progressView(chain, progress, true);
}

/** @see nearcore core/primitives/src/views.rs `FinalExecutionOutcomeView`, `FinalExecutionOutcomeWithReceiptView` */
export function progressView(chain: Chain, progress: TransactionProgress, withReceipts: boolean): Json {
  return {
    final_execution_status: progress.level satisfies WaitLevel,
    status: finalStatusView(progress.status),
    transaction: transactionView(progress.placed.transaction),
    transaction_outcome: placedOutcomeView(chain, progress.transactionOutcome),
    receipts_outcome: progress.receiptOutcomes.map((outcome) => placedOutcomeView(chain, outcome)),
    receipts: withReceipts ? sentReceipts(chain, progress).map(receiptView) : undefined,
  };
}

export function placedOutcomeView(chain: Chain, placed: PlacedOutcome): Json {
  return outcomeWithIdView(placed.id, placed.outcome, placed.blockHash, outcomeProof(chain, placed));
}

function finalStatusView(status: FinalStatus): Json {
  if (status.type === 'NotStarted' || status.type === 'Started') return status.type;
  return statusView(status);
}

/** Local receipts were never sent, so nearcore does not store them. */
function sentReceipts(chain: Chain, progress: TransactionProgress) {
  return progress.receiptOutcomes.flatMap(({ id }) => {
    const placed = chain.receipt(id);
    return placed && !placed.isLocal ? [placed.receipt] : [];
  });
}

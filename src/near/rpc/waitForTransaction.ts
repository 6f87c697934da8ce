import type { CryptoHash } from '../primitives/brands.ts';
import { equalBytes } from '../primitives/hash.ts';
import type { RpcContext } from './context.ts';
import { satisfies, transactionProgress } from './executionStatus.ts';
import type { TransactionProgress, WaitLevel } from './executionStatus.ts';
import type { Json } from './json.ts';
import { handlerError } from './rpcError.ts';
import { progressView } from './views/txStatusView.ts';
import { waitFor } from './waitFor.ts';

/** Waits until a transaction has come as far as asked, and answers with its outcomes so far. */
export async function waitForTransaction(
  context: RpcContext,
  hash: CryptoHash,
  asked: WaitLevel,
  withReceipts: boolean,
): Promise<Json> {
  const { chain } = context;
  let latest: TransactionProgress | undefined;
  const check = (): TransactionProgress | undefined => {
    latest = transactionProgress(chain, hash);
    return latest && satisfies(latest.level, asked) ? latest : undefined;
  };
  // A receipt that the network fails at gets an outcome; a transaction gets none.
  const found = await waitFor(
    context,
    check,
    ({ place }) => place.type === 'Transaction' && equalBytes(place.hash, hash),
  );
  if (!found) throw timeoutError(latest);
  // Who asks later is told how far it has come, with its outcomes: near-workspaces for Rust asks until it hears of an end.
  if (asked === 'INCLUDED' && found.level === 'INCLUDED') return { final_execution_status: 'INCLUDED' };
  return progressView(chain, found, withReceipts);
}

/** HTTP 408, on which near-api-js sends the same request again. */
function timeoutError(progress: TransactionProgress | undefined) {
  const cause = progress ? { STILL_EXECUTING: { status: progress.level } } : 'NOT_OBSERVED';
  return handlerError('TIMEOUT_ERROR', { cause }, 'Timeout', 408);
}

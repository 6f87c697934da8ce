import type { AccountId, BlockHeight, CryptoHash } from '../primitives/brands.ts';
import { timeoutReceiptId } from '../primitives/ids.ts';
import type { Receipt } from '../primitives/receipt.ts';
import {
  getPromiseYieldIndices,
  getPromiseYieldTimeout,
  hasPromiseYieldReceipt,
  removePromiseYieldTimeout,
  setPromiseYieldIndices,
  setPromiseYieldStatus,
  setPromiseYieldTimeout,
  setYieldId,
} from '../state/promiseYields.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import type { PromiseReceipt } from '../vm/interface.ts';
import type { ReceiptRun } from './receiptRun.ts';

/**
 * Notes the yields of a call, each with the height at which its wait ends.
 * @see nearcore core/store/src/utils/mod.rs `enqueue_promise_yield_timeout`
 */
export function enqueueYields(
  { state, receipt, env }: ReceiptRun,
  made: readonly Omit<PromiseReceipt, 'actions'>[],
): void {
  const yields = made.filter(({ isYield }) => isYield);
  if (yields.length === 0) return;
  const accountId = receipt.receiverId;
  const indices = getPromiseYieldIndices(state);
  const expiresAt = env.blockHeight + env.parameters.limits.yieldTimeoutLengthInBlocks;
  let { next } = indices;
  for (const { inputDataIds, yieldId } of yields) {
    const dataId = inputDataIds[0] as CryptoHash;
    setPromiseYieldTimeout(state, next++, { accountId, dataId, expiresAt });
    setPromiseYieldStatus(state, accountId, dataId, 'Yielded');
    if (yieldId !== null) setYieldId(state, accountId, yieldId, dataId);
  }
  setPromiseYieldIndices(state, { ...indices, next });
}

/** Notes that resumes are on their way, so that a time-out will not overtake them. */
export function markResumed(
  state: StateUpdate,
  accountId: AccountId,
  resumes: readonly { readonly dataId: CryptoHash }[],
): void {
  for (const { dataId } of resumes) setPromiseYieldStatus(state, accountId, dataId, 'ResumeSent');
}

/**
 * Ends the wait of yields whose height has come: each gets a resume without data.
 * @see nearcore runtime/runtime/src/lib.rs `resolve_promise_yield_timeouts`
 */
export function resolveYieldTimeouts(
  state: StateUpdate,
  height: BlockHeight,
  isFull: () => boolean,
): readonly Receipt[] {
  const indices = getPromiseYieldIndices(state);
  const receipts: Receipt[] = [];
  let { first } = indices;
  for (; first < indices.next && !isFull(); first++) {
    const timeout = getPromiseYieldTimeout(state, first);
    if (timeout === undefined || timeout.expiresAt > height) break;
    const { accountId, dataId } = timeout;
    if (hasPromiseYieldReceipt(state, accountId, dataId)) {
      const receiptId = timeoutReceiptId(dataId, height, receipts.length);
      const body = { type: 'PromiseResume', dataId, data: null } as const;
      receipts.push({ predecessorId: accountId, receiverId: accountId, receiptId, body });
    }
    removePromiseYieldTimeout(state, first);
  }
  if (first !== indices.first) {
    setPromiseYieldIndices(state, { ...indices, first });
    state.commit({ type: 'UpdatedDelayedReceipts' });
  }
  return receipts;
}

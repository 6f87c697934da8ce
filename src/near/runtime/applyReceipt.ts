import type { CryptoHash, Gas } from '../primitives/brands.ts';
import { receiptIdFromReceipt } from '../primitives/ids.ts';
import type { Receipt, ReceiptBody } from '../primitives/receipt.ts';
import { getGlobalContractNonce, setGlobalContractCode, setGlobalContractNonce } from '../state/contracts.ts';
import {
  getPromiseYieldReceipt,
  getPromiseYieldStatus,
  getYieldIdOfData,
  removePromiseYieldReceipt,
  removePromiseYieldStatus,
  removeYieldId,
  setPromiseYieldReceipt,
} from '../state/promiseYields.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import {
  getPendingDataCount,
  getPostponedReceipt,
  getPostponedReceiptId,
  hasReceivedData,
  removePendingDataCount,
  removePostponedReceipt,
  removePostponedReceiptId,
  setPendingDataCount,
  setPostponedReceipt,
  setPostponedReceiptId,
  setReceivedData,
} from '../state/waitingReceipts.ts';
import { applyActionReceipt, type AppliedReceipt } from './applyActionReceipt.ts';
import type { ApplyEnvironment } from './environment.ts';

/** A receipt that left nothing but rows in the state has no outcome; it may still count in the chunk's limit. */
export type ReceiptResult =
  AppliedReceipt | { readonly outcome: null; readonly receipts: readonly Receipt[]; readonly computeUsage: Gas };

type Body<Type extends ReceiptBody['type']> = Extract<ReceiptBody, { readonly type: Type }>;

const nothing = { outcome: null, receipts: [], computeUsage: 0n } as const;

/** Takes in one receipt: runs it, or what waited for it, or lets it wait. @see nearcore runtime/runtime/src/lib.rs `process_receipt` */
export function applyReceipt(state: StateUpdate, receipt: Receipt, env: ApplyEnvironment): ReceiptResult {
  const { body } = receipt;
  switch (body.type) {
    case 'Action':
      return receiveAction(state, receipt, body, env);
    case 'Data':
      return receiveData(state, receipt, body, env);
    case 'PromiseYield':
      setPromiseYieldReceipt(state, body.action.inputDataIds[0] as CryptoHash, receipt);
      state.commit({ type: 'PostponedReceipt', receiptHash: receipt.receiptId });
      return nothing;
    case 'PromiseResume':
      return resume(state, receipt, body, env);
    case 'GlobalContractDistribution':
      return distributeGlobalContract(state, receipt, body, env);
    default:
      return body satisfies never;
  }
}

function receiveAction(
  state: StateUpdate,
  receipt: Receipt,
  { action }: Body<'Action'>,
  env: ApplyEnvironment,
): ReceiptResult {
  const { receiverId, receiptId } = receipt;
  const missing = action.inputDataIds.filter((dataId) => !hasReceivedData(state, receiverId, dataId));
  if (missing.length === 0) return applyActionReceipt(state, receipt, action, env);
  for (const dataId of missing) setPostponedReceiptId(state, receiverId, dataId, receiptId);
  setPendingDataCount(state, receiverId, receiptId, missing.length);
  setPostponedReceipt(state, receipt);
  state.commit({ type: 'PostponedReceipt', receiptHash: receiptId });
  return nothing;
}

function receiveData(
  state: StateUpdate,
  receipt: Receipt,
  { dataId, data }: Body<'Data'>,
  env: ApplyEnvironment,
): ReceiptResult {
  const { receiverId } = receipt;
  setReceivedData(state, receiverId, dataId, { data });
  const waitingId = getPostponedReceiptId(state, receiverId, dataId);
  if (waitingId !== undefined) {
    removePostponedReceiptId(state, receiverId, dataId);
    const missing = (getPendingDataCount(state, receiverId, waitingId) ?? 0) - 1;
    if (missing <= 0) return runPostponed(state, receipt, waitingId, env);
    setPendingDataCount(state, receiverId, waitingId, missing);
  }
  state.commit({ type: 'PostponedReceipt', receiptHash: receipt.receiptId });
  return nothing;
}

function runPostponed(
  state: StateUpdate,
  { receiverId }: Receipt,
  waitingId: CryptoHash,
  env: ApplyEnvironment,
): ReceiptResult {
  const waiting = getPostponedReceipt(state, receiverId, waitingId);
  if (waiting?.body.type !== 'Action') throw new Error(`Expected a postponed receipt of ${receiverId} in the state.`);
  removePendingDataCount(state, receiverId, waitingId);
  removePostponedReceipt(state, receiverId, waitingId);
  return applyActionReceipt(state, waiting, waiting.body.action, env);
}

/** The first resume runs the yield. A time-out gives way to a resume on its way, and later ones find nothing. */
function resume(
  state: StateUpdate,
  receipt: Receipt,
  { dataId, data }: Body<'PromiseResume'>,
  env: ApplyEnvironment,
): ReceiptResult {
  const { receiverId } = receipt;
  if (data === null && getPromiseYieldStatus(state, receiverId, dataId) === 'ResumeSent') return nothing;
  const yielded = getPromiseYieldReceipt(state, receiverId, dataId);
  if (yielded?.body.type !== 'PromiseYield') return nothing;
  removePromiseYieldReceipt(state, receiverId, dataId);
  removePromiseYieldStatus(state, receiverId, dataId);
  const yieldId = getYieldIdOfData(state, receiverId, dataId);
  if (yieldId !== undefined) removeYieldId(state, receiverId, yieldId, dataId);
  setReceivedData(state, receiverId, dataId, { data });
  return applyActionReceipt(state, yielded, yielded.body.action, env);
}

/** Installs a global contract here, unless a newer one came before it, and sends it on to a shard that lacks it. @see nearcore runtime/runtime/src/global_contracts.rs `apply_global_contract_distribution_receipt` */
function distributeGlobalContract(
  state: StateUpdate,
  receipt: Receipt,
  body: Body<'GlobalContractDistribution'>,
  env: ApplyEnvironment,
): ReceiptResult {
  const computeUsage = installGlobalContract(state, receipt.receiptId, body, env);
  const delivered = [...new Set([...body.alreadyDeliveredShards, env.shardId])].sort((a, b) => a - b);
  const targetShard = env.shardIds.find((id) => !delivered.includes(id));
  if (targetShard === undefined) return { ...nothing, computeUsage };
  const receiptId = receiptIdFromReceipt(receipt.receiptId, env.blockHeight, 0);
  return {
    outcome: null,
    receipts: [{ ...receipt, receiptId, body: { ...body, targetShard, alreadyDeliveredShards: delivered } }],
    computeUsage,
  };
}

/** Returns what it costs in compute. The nonce was written where the code came from; the same one is not older. */
function installGlobalContract(
  state: StateUpdate,
  receiptId: CryptoHash,
  { id, code, nonce }: Body<'GlobalContractDistribution'>,
  { parameters }: ApplyEnvironment,
): Gas {
  const incoming = nonce ?? 0n;
  if (incoming < getGlobalContractNonce(state, id)) return 0n;
  setGlobalContractNonce(state, id, incoming);
  setGlobalContractCode(state, id, code);
  state.commit({ type: 'ReceiptProcessing', receiptHash: receiptId });
  const { deployGlobalContractExecutionBase, deployGlobalContractExecutionPerByte } = parameters.economics;
  return deployGlobalContractExecutionBase + deployGlobalContractExecutionPerByte * BigInt(code.length);
}

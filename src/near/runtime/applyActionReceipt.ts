import type { AccountContract } from '../primitives/account.ts';
import { isSystem } from '../primitives/accountId.ts';
import type { Balance } from '../primitives/brands.ts';
import { hashKey } from '../primitives/hash.ts';
import { actionHash, receiptIdFromReceipt } from '../primitives/ids.ts';
import type { ExecutionOutcomeWithId, ExecutionStatus } from '../primitives/outcome.ts';
import type { ActionReceipt, Receipt } from '../primitives/receipt.ts';
import { getAccount, setAccount } from '../state/accounts.ts';
import type { StateUpdate } from '../state/stateUpdate.ts';
import { getReceivedData, removeReceivedData } from '../state/waitingReceipts.ts';
import type { PromiseResult } from '../vm/interface.ts';
import { totalDeposit } from './actionFees.ts';
import { applyAction } from './applyAction.ts';
import type { ApplyEnvironment, StakeProposal } from './environment.ts';
import { atPlace } from './networkFault.ts';
import { dataReceiptsOf } from './outputData.ts';
import { emptyProfile } from './profile.ts';
import { burnGas, type ReceiptRun } from './receiptRun.ts';
import { burnPrice, refundUnspent } from './refunds.ts';
import { missingStorageStake } from './storageStake.ts';
import { findReceiptError } from './validateReceipt.ts';

/** What executing one receipt gave. */
export interface AppliedReceipt {
  readonly outcome: ExecutionOutcomeWithId;
  /** All that it made, in the order of their numbers. */
  readonly receipts: readonly Receipt[];
  readonly proposals: readonly StakeProposal[];
  /** yoctoNEAR that left circulation. */
  readonly balanceBurnt: Balance;
}

/** Runs an action receipt whose data is all there. @see nearcore runtime/runtime/src/lib.rs `apply_action_receipt` */
export function applyActionReceipt(
  state: StateUpdate,
  receipt: Receipt,
  action: ActionReceipt,
  env: ApplyEnvironment,
): AppliedReceipt {
  const { receiptId, receiverId, predecessorId } = receipt;
  const promiseResults = takePromiseResults(state, receipt, action);
  state.commit({ type: 'ActionReceiptProcessingStarted', receiptHash: receiptId });
  const run = startRun(state, receipt, action, env, promiseResults);
  const existed = run.account !== null;
  runOrFail(run);
  if (run.error === null) requireStorageStake(run);
  if (run.error !== null) forgetEffects(run);

  const isRefund = isSystem(predecessorId);
  const createdAccount = !existed && run.account !== null && run.error === null;
  const kept = isRefund ? 0n : refundUnspent(run, createdAccount);
  const lostRefund = isRefund && run.error !== null ? totalDeposit(action.actions) : 0n;
  if (run.error === null) state.commit({ type: 'ReceiptProcessing', receiptHash: receiptId });
  else state.rollback();

  const tokensBurnt = burnPrice(run) * run.gasBurnt + kept + run.tokensBurnt;
  const reward = payContractReward(run);
  run.newReceipts.push(...dataReceiptsOf(run));
  const receipts = run.newReceipts.map((made, index) => ({
    ...made,
    receiptId: receiptIdFromReceipt(receiptId, env.blockHeight, index),
  }));
  const receiptIds = receipts
    .filter(({ body }) => body.type === 'Action' || body.type === 'PromiseYield')
    .map((made) => made.receiptId);
  return {
    outcome: {
      id: receiptId,
      outcome: {
        logs: run.logs,
        receiptIds,
        gasBurnt: run.gasBurnt,
        tokensBurnt,
        executorId: receiverId,
        status: statusOf(run, receipts),
        metadata: { profile: run.profile, contracts: contractsOf(run) },
        computeUsage: run.computeUsage,
      },
    },
    receipts,
    proposals: run.proposals,
    balanceBurnt: tokensBurnt + lostRefund - reward - run.subsidizedAmount,
  };
}

/** Collects what the receipt waited for. It is taken out of the state for good, also if the receipt fails. */
function takePromiseResults(
  state: StateUpdate,
  { receiverId }: Receipt,
  { inputDataIds }: ActionReceipt,
): PromiseResult[] {
  return inputDataIds.map((dataId) => {
    const received = getReceivedData(state, receiverId, dataId);
    removeReceivedData(state, receiverId, dataId);
    return received === undefined || received.data === null
      ? { type: 'Failed' }
      : { type: 'Successful', data: received.data };
  });
}

function startRun(
  state: StateUpdate,
  receipt: Receipt,
  action: ActionReceipt,
  env: ApplyEnvironment,
  promiseResults: readonly PromiseResult[],
): ReceiptRun {
  const account = getAccount(state, receipt.receiverId) ?? null;
  const run: ReceiptRun = {
    env,
    state,
    receipt,
    action,
    promiseResults,
    proofBefore: state.proof.mark(),
    account,
    actorId: receipt.predecessorId,
    gasBurnt: 0n,
    gasUsed: 0n,
    gasBurntForFunctionCall: 0n,
    computeUsage: 0n,
    tokensBurnt: 0n,
    subsidizedAmount: 0n,
    logs: [],
    profile: emptyProfile,
    newReceipts: [],
    proposals: [],
    contracts: [],
    returnData: { type: 'None' },
    error: null,
  };
  const { gas, compute } = env.parameters.fees.new_action_receipt.execution;
  burnGas(run, gas, compute);
  return run;
}

/**
 * Differs from nearcore: a receipt at which this network's own code fails, fails, and whoever waits for it hears so; a
 * node of nearcore would stop.
 */
function runOrFail(run: ReceiptRun): void {
  const { receiptId } = run.receipt;
  const message = run.env.faults.get(hashKey(receiptId));
  if (message === undefined) return atPlace({ type: 'Receipt', id: receiptId }, () => runActions(run));
  run.error = { index: 0, kind: { type: 'FunctionCallError', error: { type: 'ExecutionError', message } } };
}

function runActions(run: ReceiptRun): void {
  const { receipt, action, env } = run;
  for (const [index, each] of action.actions.entries()) {
    const made = run.newReceipts.length;
    const place = {
      hash: actionHash(receipt.receiptId, env.blockHeight, index),
      isLast: index + 1 === action.actions.length,
    };
    const kind = applyAction(run, each, place);
    if (kind !== null) run.error = { index, kind };
    else validateNewReceipts(run, made, index);
    if (run.error === null) checkProof(run, index);
    if (run.error !== null) return;
  }
}

function validateNewReceipts(run: ReceiptRun, from: number, index: number): void {
  for (const made of run.newReceipts.slice(from)) {
    const error = findReceiptError(run.env.parameters, { ...made, receiptId: run.receipt.receiptId }, 'new');
    if (error === null) continue;
    run.error = { index, kind: { type: 'NewReceiptValidationError', error } };
    return;
  }
}

/** From protocol 87 on the limit holds for what any action reads; before, a call alone asked. */
function checkProof(run: ReceiptRun, index: number): void {
  const { features, limits } = run.env.parameters;
  const limit = limits.perReceiptStorageProofSizeLimit;
  if (!features.enforceStorageProofLimitForAllActions || !run.state.proof.exceeds(limit, run.proofBefore)) return;
  run.error = { index, kind: { type: 'ReceiptStorageProofSizeExceeded', limit } };
}

function requireStorageStake(run: ReceiptRun): void {
  const { state, receipt, account, env } = run;
  if (account === null) return;
  const amount = missingStorageStake(env.parameters, account);
  if (amount > 0n)
    run.error = { index: null, kind: { type: 'LackBalanceForState', accountId: receipt.receiverId, amount } };
  else setAccount(state, receipt.receiverId, account);
}

/** A failure makes nothing but refunds and, for those who wait, the news that it failed. */
function forgetEffects(run: ReceiptRun): void {
  run.newReceipts = [];
  run.proposals = [];
  run.tokensBurnt = 0n;
  run.subsidizedAmount = 0n;
  run.returnData = { type: 'None' };
}

/** Up to protocol 86 a contract earns a share of the gas that its calls burnt. */
function payContractReward(run: ReceiptRun): Balance {
  const { numerator, denominator } = run.env.parameters.economics.burntGasReward;
  const reward = ((run.gasBurntForFunctionCall * numerator) / denominator) * burnPrice(run);
  if (reward === 0n) return 0n;
  const { receiverId, receiptId } = run.receipt;
  const account = getAccount(run.state, receiverId);
  if (account === undefined) return 0n;
  setAccount(run.state, receiverId, { ...account, amount: account.amount + reward });
  run.state.commit({ type: 'ActionReceiptGasReward', receiptHash: receiptId });
  return reward;
}

/** One for each action, also for those that did not run. */
const contractsOf = ({ action, contracts }: ReceiptRun): readonly AccountContract[] =>
  action.actions.map((_, index) => contracts[index] ?? { type: 'None' });

function statusOf({ error, returnData }: ReceiptRun, receipts: readonly Receipt[]): ExecutionStatus {
  if (error !== null) return { type: 'Failure', error: { type: 'ActionError', error } };
  switch (returnData.type) {
    case 'None':
      return { type: 'SuccessValue', value: new Uint8Array(0) };
    case 'Value':
      return { type: 'SuccessValue', value: returnData.value };
    case 'ReceiptIndex': {
      const returned = receipts[returnData.index];
      if (returned === undefined)
        throw new Error(`Expected the returned promise's receipt at ${returnData.index} of ${receipts.length}.`);
      return { type: 'SuccessReceiptId', receiptId: returned.receiptId };
    }
    default:
      return returnData satisfies never;
  }
}

import type { FunctionCallAction } from '../../primitives/action.ts';
import type { ActionErrorKind, FunctionCallError } from '../../primitives/errors.ts';
import { ZERO_HASH } from '../../primitives/hash.ts';
import { encodeBorsh } from '../../primitives/borsh.ts';
import { writePublicKey } from '../../primitives/keyBorsh.ts';
import { randomSeed } from '../../primitives/ids.ts';
import type { VmContext, VmError, VmOutcome } from '../../vm/interface.ts';
import { runFunctionCall } from '../../vm/runFunctionCall.ts';
import { shareUnusedGas } from '../gasWeights.ts';
import { mergeProfile } from '../profile.ts';
import { accountOf, type ActionPlace, type NewReceipt, type ReceiptRun } from '../receiptRun.ts';
import { findContractCode } from '../contractCode.ts';
import { createExternal } from '../createExternal.ts';
import { enqueueYields, markResumed } from '../yields.ts';

/** Runs a method of the account's contract. @see nearcore runtime/runtime/src/function_call.rs `action_function_call` */
export function functionCall(run: ReceiptRun, call: FunctionCallAction, place: ActionPlace): ActionErrorKind | null {
  const { env, state, receipt } = run;
  const account = accountOf(run);
  const contract = findContractCode(state, receipt.receiverId, account.contract);
  const proofBefore = env.parameters.features.enforcePerReceiptStorageProofLimit ? run.proofBefore : state.proof.mark();
  const outcome = runFunctionCall({
    code: contract?.code,
    codeHash: contract?.hash ?? ZERO_HASH,
    method: call.methodName,
    context: contextOf(run, call, place),
    external: createExternal(state, receipt.receiverId, env, place.hash, proofBefore),
    parameters: env.parameters,
  });
  run.gasBurnt += outcome.burntGas;
  run.gasBurntForFunctionCall += outcome.burntGas;
  run.computeUsage += outcome.computeUsage;
  run.logs.push(...outcome.logs);
  run.profile = mergeProfile(run.profile, outcome.profile);
  if (outcome.error !== null) {
    run.gasUsed += outcome.usedGas;
    return { type: 'FunctionCallError', error: flattenError(outcome.error) };
  }
  const { receipts, distributed } = shareUnusedGas(outcome, call.gas - outcome.usedGas);
  run.gasUsed += outcome.usedGas + distributed;
  run.account = { ...account, amount: outcome.balance, storageUsage: outcome.storageUsage };
  run.subsidizedAmount += outcome.subsidizedAmount;
  enqueueYields(run, receipts);
  markResumed(state, receipt.receiverId, outcome.resumes);
  run.returnData = shiftReturnData(outcome, run.newReceipts.length);
  run.newReceipts.push(...receipts.map((made) => actionReceiptOf(run, made)), ...resumeReceiptsOf(run, outcome));
  return null;
}

function contextOf(
  { env, action, receipt, promiseResults, account }: ReceiptRun,
  call: FunctionCallAction,
  place: ActionPlace,
): VmContext {
  if (account === null) throw new Error('Expected an account to call.');
  return {
    currentAccountId: receipt.receiverId,
    signerAccountId: action.signerId,
    signerAccountPk: encodeBorsh(writePublicKey, action.signerPublicKey),
    predecessorAccountId: receipt.predecessorId,
    refundToAccountId: action.refundTo ?? receipt.predecessorId,
    input: call.args,
    promiseResults,
    blockHeight: env.blockHeight,
    blockTimestamp: env.blockTimestamp,
    epochHeight: env.epochHeight,
    accountBalance: account.amount,
    accountLockedBalance: account.locked,
    storageUsage: account.storageUsage,
    accountContract: account.contract,
    attachedDeposit: call.deposit,
    prepaidGas: call.gas,
    randomSeed: randomSeed(place.hash, env.randomValue),
    chainId: env.chainId,
    outputDataReceivers: place.isLast ? action.outputDataReceivers.map(({ receiverId }) => receiverId) : [],
  };
}

/** Outcomes keep only a text of most errors. @see nearcore runtime/runtime/src/conversions.rs */
function flattenError(error: VmError): FunctionCallError {
  switch (error.type) {
    case 'CompilationError':
      return { type: 'CompilationError', error: error.error };
    case 'MethodResolveError':
      return { type: 'MethodResolveError', error: error.error };
    case 'LinkError':
      return { type: 'ExecutionError', message: `Link Error: ${error.display}` };
    case 'WasmTrap':
    case 'HostError':
      return { type: 'ExecutionError', message: error.display };
    default:
      return error satisfies never;
  }
}

const shiftReturnData = ({ returnData }: VmOutcome, by: number): VmOutcome['returnData'] =>
  returnData.type === 'ReceiptIndex' ? { type: 'ReceiptIndex', index: returnData.index + by } : returnData;

function actionReceiptOf(
  { receipt, action }: ReceiptRun,
  made: ReturnType<typeof shareUnusedGas>['receipts'][number],
): NewReceipt {
  return {
    predecessorId: receipt.receiverId,
    receiverId: made.receiverId,
    body: {
      type: made.isYield ? 'PromiseYield' : 'Action',
      action: {
        v2: true,
        signerId: action.signerId,
        refundTo: made.refundTo,
        signerPublicKey: action.signerPublicKey,
        gasPrice: action.gasPrice,
        outputDataReceivers: made.outputDataReceivers,
        inputDataIds: made.inputDataIds,
        actions: made.actions,
      },
    },
  };
}

const resumeReceiptsOf = ({ receipt }: ReceiptRun, { resumes }: VmOutcome): NewReceipt[] =>
  resumes.map(({ dataId, data }) => ({
    predecessorId: receipt.receiverId,
    receiverId: receipt.receiverId,
    body: { type: 'PromiseResume', dataId, data },
  }));

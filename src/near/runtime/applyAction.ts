import type { Action } from '../primitives/action.ts';
import type { ActionErrorKind } from '../primitives/errors.ts';
import { findExistenceError, findPermissionError } from './actionChecks.ts';
import { executionFee } from './actionFees.ts';
import { addKey } from './actions/addKey.ts';
import { createAccount } from './actions/createAccount.ts';
import { delegate } from './actions/delegate.ts';
import { deleteAccount } from './actions/deleteAccount.ts';
import { deleteKey } from './actions/deleteKey.ts';
import { deployContract } from './actions/deployContract.ts';
import { deployGlobalContract } from './actions/deployGlobalContract.ts';
import { functionCall } from './actions/functionCall.ts';
import { transferToGasKey, withdrawFromGasKey } from './actions/gasKeyTransfers.ts';
import { stake } from './actions/stake.ts';
import { deterministicStateInit, universalStateInit } from './actions/stateInit.ts';
import { transfer } from './actions/transfer.ts';
import { useGlobalContract } from './actions/useGlobalContract.ts';
import { burnGas } from './receiptRun.ts';
import type { ActionPlace, ReceiptRun } from './receiptRun.ts';

/** Runs one action of a receipt; says why if it fails, and leaves undoing to its caller. @see nearcore runtime/runtime/src/lib.rs `apply_action` */
export function applyAction(run: ReceiptRun, action: Action, place: ActionPlace): ActionErrorKind | null {
  const { gas, compute } = executionFee(run.env.parameters, action, run.receipt.receiverId);
  burnGas(run, gas, compute);
  run.contracts.push(run.account?.contract ?? { type: 'None' });
  run.returnData = { type: 'None' };
  return findExistenceError(run, action) ?? findPermissionError(run, action) ?? perform(run, action, place);
}

function perform(run: ReceiptRun, action: Action, place: ActionPlace): ActionErrorKind | null {
  switch (action.type) {
    case 'CreateAccount':
      return createAccount(run);
    case 'DeployContract':
      return deployContract(run, action.code);
    case 'FunctionCall':
      return functionCall(run, action, place);
    case 'Transfer':
      return transfer(run, action.deposit);
    case 'Stake':
      return stake(run, action.stake, action.publicKey);
    case 'AddKey':
      return addKey(run, action.publicKey, action.accessKey);
    case 'DeleteKey':
      return deleteKey(run, action.publicKey);
    case 'DeleteAccount':
      return deleteAccount(run, action.beneficiaryId);
    case 'Delegate':
    case 'DelegateV2':
      return delegate(run, action);
    case 'DeployGlobalContract':
      return deployGlobalContract(run, action.code, action.deployMode);
    case 'UseGlobalContract':
      return useGlobalContract(run, action.contractIdentifier);
    case 'DeterministicStateInit':
      return deterministicStateInit(run, action.stateInit, action.deposit);
    case 'UniversalStateInit':
      return universalStateInit(run, action.stateInit, action.deposit);
    case 'TransferToGasKey':
      return transferToGasKey(run, action.publicKey, action.deposit);
    case 'WithdrawFromGasKey':
      return withdrawFromGasKey(run, action.publicKey, action.amount);
    default:
      return action satisfies never;
  }
}

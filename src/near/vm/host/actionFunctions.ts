import type { FeeName } from '../../parameters/fees.ts';
import { accountType } from '../../primitives/accountId.ts';
import type { AccountType } from '../../primitives/accountId.ts';
import type { GlobalContractDeployMode } from '../../primitives/action.ts';
import type { WasmParameters } from '../../parameters/wasmCosts.ts';
import { addFunctionCall } from './functionCallAction.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { findReceipt } from './hostPromise.ts';
import { requirePublicKey } from './parsePublicKey.ts';
import { readContractHash } from './stateInitFunctions.ts';

/** Actions of a batch that hold no access keys. @see nearcore runtime/near-vm-runner/src/logic/host.rs "Promises API" */
export const actionFunctions = (host: HostState): HostFunctions => ({
  promise_batch_action_create_account(promiseIndex: bigint): void {
    host.beginChange('promise_batch_action_create_account');
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('create_account', sir);
    host.receipts.append(index, { type: 'CreateAccount' });
  },

  promise_batch_action_deploy_contract(promiseIndex: bigint, codeLen: bigint, codePtr: bigint): void {
    host.beginChange('promise_batch_action_deploy_contract');
    const code = readCode(host, codeLen, codePtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('deploy_contract_base', sir);
    host.payAction('deploy_contract_byte', sir, code.length);
    host.receipts.append(index, { type: 'DeployContract', code });
  },

  promise_batch_action_deploy_global_contract: deployGlobalContract(
    host,
    'promise_batch_action_deploy_global_contract',
    'CodeHash',
  ),

  promise_batch_action_deploy_global_contract_by_account_id: deployGlobalContract(
    host,
    'promise_batch_action_deploy_global_contract_by_account_id',
    'AccountId',
  ),

  promise_batch_action_use_global_contract(promiseIndex: bigint, hashLen: bigint, hashPtr: bigint): void {
    host.beginChange('promise_batch_action_use_global_contract');
    const hash = readContractHash(host, hashLen, hashPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    payForGlobalContract(host, sir, hash.length);
    host.receipts.append(index, { type: 'UseGlobalContract', contractIdentifier: { type: 'CodeHash', hash } });
  },

  promise_batch_action_use_global_contract_by_account_id(promiseIndex: bigint, idLen: bigint, idPtr: bigint): void {
    host.beginChange('promise_batch_action_use_global_contract_by_account_id');
    const accountId = host.readAccountId(idLen, idPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    payForGlobalContract(host, sir, accountId.length);
    host.receipts.append(index, { type: 'UseGlobalContract', contractIdentifier: { type: 'AccountId', accountId } });
  },

  promise_batch_action_function_call(
    promiseIndex: bigint,
    methodNameLen: bigint,
    methodNamePtr: bigint,
    argumentsLen: bigint,
    argumentsPtr: bigint,
    amountPtr: bigint,
    gas: bigint,
  ): void {
    addFunctionCall(host, promiseIndex, methodNameLen, methodNamePtr, argumentsLen, argumentsPtr, amountPtr, gas, 0n);
  },

  promise_batch_action_function_call_weight(
    promiseIndex: bigint,
    methodNameLen: bigint,
    methodNamePtr: bigint,
    argumentsLen: bigint,
    argumentsPtr: bigint,
    amountPtr: bigint,
    gas: bigint,
    weight: bigint,
  ): void {
    addFunctionCall(
      host,
      promiseIndex,
      methodNameLen,
      methodNamePtr,
      argumentsLen,
      argumentsPtr,
      amountPtr,
      gas,
      weight,
    );
  },

  promise_batch_action_transfer(promiseIndex: bigint, amountPtr: bigint): void {
    host.beginChange('promise_batch_action_transfer');
    const deposit = host.memory.readU128(amountPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    payForTransfer(host, sir, accountType(host.receipts.receiverOf(index)));
    host.deductBalance(deposit);
    host.receipts.append(index, { type: 'Transfer', deposit });
  },

  promise_batch_action_stake(promiseIndex: bigint, amountPtr: bigint, keyLen: bigint, keyPtr: bigint): void {
    host.beginChange('promise_batch_action_stake');
    const stake = host.memory.readU128(amountPtr);
    const key = host.readOwned(keyLen, keyPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('stake', sir);
    host.receipts.append(index, { type: 'Stake', stake, publicKey: requirePublicKey(key) });
  },

  promise_batch_action_delete_account(promiseIndex: bigint, idLen: bigint, idPtr: bigint): void {
    host.beginChange('promise_batch_action_delete_account');
    const beneficiaryId = host.readAccountId(idLen, idPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('delete_account', sir);
    host.receipts.append(index, { type: 'DeleteAccount', beneficiaryId });
  },
});

function readCode(host: HostState, len: bigint, ptr: bigint): Uint8Array {
  const code = host.readOwned(len, ptr);
  const limit = host.parameters.limits.maxContractSize;
  if (code.length > limit) throw new HostError({ type: 'ContractSizeExceeded', size: code.length, limit });
  return code;
}

function deployGlobalContract(host: HostState, name: string, deployMode: GlobalContractDeployMode) {
  return (promiseIndex: bigint, codeLen: bigint, codePtr: bigint): void => {
    host.beginChange(name);
    const code = readCode(host, codeLen, codePtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('deploy_global_contract_base', sir);
    host.payAction('deploy_global_contract_byte', sir, code.length);
    host.receipts.append(index, { type: 'DeployGlobalContract', code, deployMode });
  };
}

function payForGlobalContract(host: HostState, sir: boolean, identifierLength: number): void {
  host.payAction('use_global_contract_base', sir);
  host.payAction('use_global_contract_byte', sir, identifierLength);
}

/** A transfer to an implicit account pays for making it, whether or not it exists. One charge, named `transfer`. */
function payForTransfer(host: HostState, sir: boolean, receiver: AccountType): void {
  let burn = 0n;
  let execution = 0n;
  for (const name of feesOfTransfer(receiver, host.parameters.wasm)) {
    const fee = host.parameters.fees[name];
    burn += (sir ? fee.sendSir : fee.sendNotSir).gas;
    execution += fee.execution.gas;
  }
  host.gas.payAction('transfer', burn, burn + execution);
}

/** @see nearcore core/parameters/src/cost.rs `transfer_send_fee` */
function feesOfTransfer(receiver: AccountType, wasm: WasmParameters): readonly FeeName[] {
  switch (receiver) {
    case 'Named':
      return ['transfer'];
    case 'NearImplicit':
      return ['transfer', 'create_account', 'add_full_access_key'];
    case 'EthImplicit':
    case 'NearDeterministic':
      return wasm.ethImplicitAccounts ? ['transfer', 'create_account'] : ['transfer'];
    case 'Universal':
      return wasm.universalAccounts ? ['transfer', 'create_account'] : ['transfer'];
    default:
      return receiver satisfies never;
  }
}

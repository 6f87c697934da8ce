import type { Cost, Fee } from '../parameters/cost.ts';
import type { FeeName } from '../parameters/fees.ts';
import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { AccessKeyPermission } from '../primitives/account.ts';
import { accountType } from '../primitives/accountId.ts';
import type { Action, DelegateAction } from '../primitives/action.ts';
import type { AccountId, Balance, Gas } from '../primitives/brands.ts';
import { keyHandleLength } from '../primitives/keyHandle.ts';
import { universalStateInitCounts } from '../primitives/universalStateInit.ts';
import { globalIdentifierLength } from './globalContracts.ts';

/** Which fees an action pays, and how many times each. */
type FeeCount = readonly [name: FeeName, times: number];

const utf8 = new TextEncoder();
const byteLength = (text: string): number => utf8.encode(text).length;

/** Bytes of the smallest gas key in the trie: nonce, tag, balance, number of nonces. */
const smallestGasKeyLength = 8 + 1 + 16 + 2;
const gasKeyInfoLength = 16 + 2;
const nonceLength = 8;
const nonceIndexLength = 2;
const accessKeyRowLength = (accountId: AccountId, handleLength: number): number =>
  1 + byteLength(accountId) + 1 + handleLength;

function permissionFees(permission: AccessKeyPermission): FeeCount[] {
  switch (permission.type) {
    case 'FullAccess':
    case 'GasKeyFullAccess':
      return [['add_full_access_key', 1]];
    case 'FunctionCall':
    case 'GasKeyFunctionCall': {
      const bytes = permission.methodNames.reduce((sum, name) => sum + byteLength(name) + 1, 0);
      return [
        ['add_function_call_key_base', 1],
        ['add_function_call_key_byte', bytes],
      ];
    }
    default:
      return permission satisfies never;
  }
}

/** A transfer pays for the account its receiver's id could have to be created with, whether or not it exists. */
function transferFees(receiverId: AccountId, universalAccounts: boolean): FeeCount[] {
  const type = accountType(receiverId);
  switch (type) {
    case 'Named':
      return [['transfer', 1]];
    case 'NearImplicit':
      return [
        ['transfer', 1],
        ['create_account', 1],
        ['add_full_access_key', 1],
      ];
    case 'Universal':
      if (!universalAccounts) return [['transfer', 1]];
      return [
        ['transfer', 1],
        ['create_account', 1],
      ];
    case 'EthImplicit':
    case 'NearDeterministic':
      return [
        ['transfer', 1],
        ['create_account', 1],
      ];
    default:
      return type satisfies never;
  }
}

/** The fees that sending and executing an action share in kind. */
function commonFees({ features }: RuntimeParameters, action: Action, receiverId: AccountId): FeeCount[] {
  switch (action.type) {
    case 'CreateAccount':
      return [['create_account', 1]];
    case 'DeployContract':
      return [
        ['deploy_contract_base', 1],
        ['deploy_contract_byte', action.code.length],
      ];
    case 'FunctionCall':
      return [
        ['function_call_base', 1],
        ['function_call_byte', byteLength(action.methodName) + action.args.length],
      ];
    case 'Transfer':
      return transferFees(receiverId, features.universalAccounts);
    case 'Stake':
      return [['stake', 1]];
    case 'AddKey':
      return permissionFees(action.accessKey.permission);
    case 'DeleteKey':
      return [['delete_key', 1]];
    case 'DeleteAccount':
      return [['delete_account', 1]];
    case 'Delegate':
    case 'DelegateV2':
      return [['delegate', 1]];
    case 'DeployGlobalContract':
      return [
        ['deploy_global_contract_base', 1],
        ['deploy_global_contract_byte', action.code.length],
      ];
    case 'UseGlobalContract':
      return [
        ['use_global_contract_base', 1],
        ['use_global_contract_byte', globalIdentifierLength(action.contractIdentifier)],
      ];
    case 'DeterministicStateInit': {
      const { data } = action.stateInit;
      const bytes = data.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
      return [
        ['deterministic_state_init_base', 1],
        ['deterministic_state_init_entry', data.length],
        ['deterministic_state_init_byte', bytes],
      ];
    }
    case 'UniversalStateInit': {
      const { bytes, entries, keys } = universalStateInitCounts(action.stateInit);
      return [
        ['universal_state_init_base', 1],
        ['universal_state_init_byte', bytes],
        ['universal_state_init_entry', entries],
        ['add_full_access_key', keys],
      ];
    }
    case 'TransferToGasKey':
    case 'WithdrawFromGasKey':
      return [['gas_key_transfer_base', 1]];
    default:
      return action satisfies never;
  }
}

function sendOnlyFees(action: Action): FeeCount[] {
  if (action.type === 'TransferToGasKey' || action.type === 'WithdrawFromGasKey') {
    return [['gas_key_byte', keyHandleLength(action.publicKey)]];
  }
  if (action.type === 'AddKey' && 'numNonces' in action.accessKey.permission)
    return [['gas_key_byte', gasKeyInfoLength]];
  return [];
}

function executionOnlyFees(action: Action, receiverId: AccountId): FeeCount[] {
  if (action.type === 'TransferToGasKey' || action.type === 'WithdrawFromGasKey') {
    return [['gas_key_byte', accessKeyRowLength(receiverId, keyHandleLength(action.publicKey)) + smallestGasKeyLength]];
  }
  if (action.type === 'AddKey' && 'numNonces' in action.accessKey.permission) {
    const { numNonces } = action.accessKey.permission;
    const row = accessKeyRowLength(receiverId, keyHandleLength(action.publicKey)) + nonceIndexLength + nonceLength;
    return [
      ['gas_key_nonce_write_base', numNonces],
      ['gas_key_byte', numNonces * row],
    ];
  }
  return [];
}

const sendColumn = (fee: Fee, senderIsReceiver: boolean): Gas => (senderIsReceiver ? fee.sendSir : fee.sendNotSir).gas;

const sumOf = <T>(items: readonly T[], amount: (item: T) => bigint): bigint =>
  items.reduce((sum, item) => sum + amount(item), 0n);

/** Gas burnt by sending one action. A delegate also pays for what it carries. @see nearcore runtime/runtime/src/config.rs `total_send_fees` */
export function sendFee(
  parameters: RuntimeParameters,
  action: Action,
  senderIsReceiver: boolean,
  receiverId: AccountId,
): Gas {
  const counts = [...commonFees(parameters, action, receiverId), ...sendOnlyFees(action)];
  const own = sumOf(counts, ([name, times]) => sendColumn(parameters.fees[name], senderIsReceiver) * BigInt(times));
  if (action.type !== 'Delegate' && action.type !== 'DelegateV2') return own;
  return own + sendFees(parameters, action.delegateAction.actions, senderIsReceiver, action.delegateAction.receiverId);
}

export const sendFees = (
  parameters: RuntimeParameters,
  actions: readonly Action[],
  senderIsReceiver: boolean,
  receiverId: AccountId,
): Gas => sumOf(actions, (action) => sendFee(parameters, action, senderIsReceiver, receiverId));

/** What executing one action costs before it does anything. @see nearcore runtime/runtime/src/config.rs `exec_fee` */
export function executionFee(parameters: RuntimeParameters, action: Action, receiverId: AccountId): Cost {
  let gas = 0n;
  let compute = 0n;
  for (const [name, times] of [
    ...commonFees(parameters, action, receiverId),
    ...executionOnlyFees(action, receiverId),
  ]) {
    gas += parameters.fees[name].execution.gas * BigInt(times);
    compute += parameters.fees[name].execution.compute * BigInt(times);
  }
  return { gas, compute };
}

/** Execution fees bought in advance: for a delegate, also those of the receipt it will make. */
export function prepaidExecutionFees(
  parameters: RuntimeParameters,
  actions: readonly Action[],
  receiverId: AccountId,
): Gas {
  return sumOf(actions, (action) => {
    const own = executionFee(parameters, action, receiverId).gas;
    if (action.type !== 'Delegate' && action.type !== 'DelegateV2') return own;
    const { actions: inner, receiverId: innerReceiverId } = action.delegateAction;
    return (
      own + prepaidExecutionFees(parameters, inner, innerReceiverId) + parameters.fees.new_action_receipt.execution.gas
    );
  });
}

/** Send fees bought in advance: those of the actions inside a delegate, which its sender will burn. */
export function prepaidSendFees(parameters: RuntimeParameters, actions: readonly Action[]): Gas {
  return sumOf(actions, (action) => {
    if (action.type !== 'Delegate' && action.type !== 'DelegateV2') return 0n;
    return delegatedSendFees(parameters, action.delegateAction);
  });
}

export const delegatedSendFees = (
  parameters: RuntimeParameters,
  { actions, senderId, receiverId }: DelegateAction,
): Gas => sendFees(parameters, actions, senderId === receiverId, receiverId);

/** Gas attached to function calls, those inside a delegate included. */
export const attachedGas = (actions: readonly Action[]): Gas =>
  sumOf(actions, (action) => {
    if (action.type === 'FunctionCall') return action.gas;
    if (action.type === 'Delegate' || action.type === 'DelegateV2') return attachedGas(action.delegateAction.actions);
    return 0n;
  });

/** yoctoNEAR that the actions carry, those inside a delegate included. */
export const totalDeposit = (actions: readonly Action[]): Balance =>
  sumOf(actions, (action) => {
    if ('deposit' in action) return action.deposit;
    if (action.type === 'Delegate' || action.type === 'DelegateV2') return totalDeposit(action.delegateAction.actions);
    return 0n;
  });

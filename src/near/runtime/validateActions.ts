import { networkParameters } from '../parameters/networkParameters.ts';
import type { RuntimeParameters } from '../parameters/runtimeParameters.ts';
import type { AccessKey } from '../primitives/account.ts';
import { accountType, isValidAccountId } from '../primitives/accountId.ts';
import type { Action, FunctionCallAction } from '../primitives/action.ts';
import type { AccountId } from '../primitives/brands.ts';
import type { ActionsValidationError } from '../primitives/errors.ts';
import { attachedGas } from './actionFees.ts';
import { isStakingKey } from './stakingKey.ts';
import { findDeterministicStateInitError, findUniversalStateInitError, stateInitCounts } from './validateStateInit.ts';

const utf8 = new TextEncoder();
const byteLength = (text: string): number => utf8.encode(text).length;
const maxU64 = (1n << 64n) - 1n;

/** Where actions are judged. Rules that newer protocols brought bind only what is made now, not receipts on their way. */
export type ValidationMode = 'new' | 'existing';

/** What is wrong with the actions of a transaction or receipt, `null` if nothing. @see nearcore runtime/runtime/src/action_validation.rs `validate_actions_with_mode` */
export function findActionsError(
  parameters: RuntimeParameters,
  actions: readonly Action[],
  receiverId: AccountId,
  mode: ValidationMode,
): ActionsValidationError | null {
  const { limits } = parameters;
  if (actions.length > limits.maxActionsPerReceipt) {
    const limit = BigInt(limits.maxActionsPerReceipt);
    return { type: 'TotalNumberOfActionsExceeded', totalNumberOfActions: BigInt(actions.length), limit };
  }
  const countError = mode === 'new' ? findCountError(parameters, actions) : null;
  if (countError !== null) return countError;
  for (const [index, action] of actions.entries()) {
    if (action.type === 'DeleteAccount' && index + 1 < actions.length) return { type: 'DeleteActionMustBeFinal' };
    if (isDelegate(action) && actions.slice(0, index).some(isDelegate)) return { type: 'DelegateActionMustBeOnlyOne' };
    const error = findActionError(parameters, action, receiverId, mode);
    if (error !== null) return error;
  }
  const totalPrepaidGas = attachedGas(actions);
  if (totalPrepaidGas > maxU64) return { type: 'IntegerOverflow' };
  if (totalPrepaidGas > limits.maxTotalPrepaidGas) {
    return { type: 'TotalPrepaidGasExceeded', totalPrepaidGas, limit: limits.maxTotalPrepaidGas };
  }
  return null;
}

const isDelegate = (action: Action): boolean => action.type === 'Delegate' || action.type === 'DelegateV2';

function findCountError(
  { limits, features }: RuntimeParameters,
  actions: readonly Action[],
): ActionsValidationError | null {
  const deploys = actions.filter(({ type }) => type === 'DeployContract' || type === 'DeployGlobalContract').length;
  if (deploys > limits.maxDeployActionsPerReceipt) {
    return {
      type: 'TotalNumberOfDeployActionsExceeded',
      numberOfDeployActions: deploys,
      limit: limits.maxDeployActionsPerReceipt,
    };
  }
  const { entries, keys } = stateInitCounts(actions);
  if (features.universalAccounts && keys > limits.maxUniversalStateInitKeys) {
    return { type: 'TotalNumberOfStateInitKeysExceeded', numberOfKeys: keys, limit: limits.maxUniversalStateInitKeys };
  }
  if (features.limitStateInitEntries && entries > limits.maxStateInitEntries) {
    return {
      type: 'TotalNumberOfStateInitEntriesExceeded',
      numberOfEntries: entries,
      limit: limits.maxStateInitEntries,
    };
  }
  return null;
}

function findActionError(
  parameters: RuntimeParameters,
  action: Action,
  receiverId: AccountId,
  mode: ValidationMode,
): ActionsValidationError | null {
  const { limits, features, protocolVersion } = parameters;
  switch (action.type) {
    case 'CreateAccount':
    case 'DeleteKey':
    case 'TransferToGasKey':
    case 'WithdrawFromGasKey':
    case 'UseGlobalContract':
      return null;
    case 'Transfer':
      if (mode === 'existing' || !features.rejectUniversalAccountTransfers || accountType(receiverId) !== 'Universal')
        return null;
      return { type: 'TransferToUniversalAccountNotAllowed', accountId: receiverId };
    case 'DeployContract':
    case 'DeployGlobalContract':
      if (action.code.length <= limits.maxContractSize) return null;
      return { type: 'ContractSizeExceeded', size: action.code.length, limit: limits.maxContractSize };
    case 'FunctionCall':
      return findFunctionCallError(parameters, action, mode);
    case 'Stake':
      return isStakingKey(action.publicKey) ? null : { type: 'UnsuitableStakingKey', publicKey: action.publicKey };
    case 'AddKey':
      return findAccessKeyError(parameters, action.accessKey);
    case 'DeleteAccount':
      return isValidAccountId(action.beneficiaryId)
        ? null
        : { type: 'InvalidAccountId', accountId: action.beneficiaryId };
    case 'Delegate':
      return findDelegatedError(parameters, action.delegateAction, mode);
    case 'DelegateV2':
      if (mode === 'new' && features.rejectDelegateV2) {
        return { type: 'RemovedProtocolFeature', protocolFeature: 'DelegateV2', version: protocolVersion };
      }
      return findDelegatedError(parameters, action.delegateAction, mode);
    case 'DeterministicStateInit':
      return findDeterministicStateInitError(parameters, action.stateInit, receiverId);
    case 'UniversalStateInit':
      return findUniversalStateInitError(parameters, action.stateInit, receiverId);
    default:
      return action satisfies never;
  }
}

function findDelegatedError(
  parameters: RuntimeParameters,
  { actions, receiverId }: { readonly actions: readonly Action[]; readonly receiverId: AccountId },
  mode: ValidationMode,
): ActionsValidationError | null {
  const { rejectWithdrawFromGasKeyInDelegate } = parameters.features;
  if (
    mode === 'new' &&
    rejectWithdrawFromGasKeyInDelegate &&
    actions.some(({ type }) => type === 'WithdrawFromGasKey')
  ) {
    return { type: 'WithdrawFromGasKeyNotAllowedInDelegate' };
  }
  return findActionsError(parameters, actions, receiverId, mode);
}

function findFunctionCallError(
  { limits, features }: RuntimeParameters,
  { gas, methodName, args }: FunctionCallAction,
  mode: ValidationMode,
): ActionsValidationError | null {
  if (gas === 0n) return { type: 'FunctionCallZeroAttachedGas' };
  if (mode === 'new' && features.rejectEmptyMethodName && methodName === '')
    return { type: 'FunctionCallEmptyMethodName' };
  const length = byteLength(methodName);
  if (length > limits.maxLengthMethodName) {
    return { type: 'FunctionCallMethodNameLengthExceeded', length, limit: limits.maxLengthMethodName };
  }
  if (args.length > limits.maxArgumentsLength) {
    return { type: 'FunctionCallArgumentsLengthExceeded', length: args.length, limit: limits.maxArgumentsLength };
  }
  return null;
}

function findAccessKeyError({ limits }: RuntimeParameters, { permission }: AccessKey): ActionsValidationError | null {
  if ('methodNames' in permission) {
    const error = findMethodNamesError(limits, permission.receiverId, permission.methodNames);
    if (error !== null) return error;
  }
  if (!('numNonces' in permission)) return null;
  if ('allowance' in permission && permission.allowance !== null)
    return { type: 'GasKeyFunctionCallAllowanceNotAllowed' };
  const limit = networkParameters.maxNoncesForGasKey;
  if (permission.numNonces === 0 || permission.numNonces > limit) {
    return { type: 'GasKeyInvalidNumNonces', requestedNonces: permission.numNonces, limit };
  }
  return permission.balance === 0n ? null : { type: 'AddGasKeyWithNonZeroBalance', balance: permission.balance };
}

function findMethodNamesError(
  limits: RuntimeParameters['limits'],
  receiverId: string,
  methodNames: readonly string[],
): ActionsValidationError | null {
  if (!isValidAccountId(receiverId)) return { type: 'InvalidAccountId', accountId: shorten(receiverId) };
  let bytes = 0;
  for (const name of methodNames) {
    const length = byteLength(name);
    if (length > limits.maxLengthMethodName)
      return { type: 'AddKeyMethodNameLengthExceeded', length, limit: limits.maxLengthMethodName };
    bytes += length + 1;
  }
  if (bytes <= limits.maxNumberBytesMethodNames) return null;
  const limit = BigInt(limits.maxNumberBytesMethodNames);
  return { type: 'AddKeyMethodNamesNumberOfBytesExceeded', totalNumberOfBytes: BigInt(bytes), limit };
}

/** Keeps an error short: at most 128 bytes, cut between characters. @see nearcore runtime/runtime/src/action_validation.rs `truncate_string` */
function shorten(text: string): string {
  let kept = '';
  for (const character of text) {
    if (byteLength(kept + character) > 128) return kept;
    kept += character;
  }
  return kept;
}

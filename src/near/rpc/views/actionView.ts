import { sha256 } from '@noble/hashes/sha2.js';
import type {
  Action,
  DelegateAction,
  DeterministicAccountStateInit,
  GlobalContractIdentifier,
} from '../../primitives/action.ts';
import { toBase58, toBase64 } from '../encoding.ts';
import { u64Json } from '../json.ts';
import type { Json } from '../json.ts';
import { accessKeyView } from './accessKeyView.ts';
import { formatPublicKey, formatSignature } from '../../primitives/key.ts';

/** An action as blocks, receipts and transactions show it: code by its hash only. @see nearcore core/primitives/src/views.rs `ActionView` */
export function actionView(action: Action): Json {
  switch (action.type) {
    case 'CreateAccount':
      return 'CreateAccount';
    case 'DeployContract':
      return { DeployContract: { code: codeHashView(action.code) } };
    case 'FunctionCall':
      return {
        FunctionCall: {
          method_name: action.methodName,
          args: toBase64(action.args),
          gas: u64Json(action.gas),
          deposit: action.deposit.toString(),
        },
      };
    case 'Transfer':
      return { Transfer: { deposit: action.deposit.toString() } };
    case 'Stake':
      return { Stake: { stake: action.stake.toString(), public_key: formatPublicKey(action.publicKey) } };
    case 'AddKey':
      return { AddKey: { public_key: formatPublicKey(action.publicKey), access_key: accessKeyView(action.accessKey) } };
    case 'DeleteKey':
      return { DeleteKey: { public_key: formatPublicKey(action.publicKey) } };
    case 'DeleteAccount':
      return { DeleteAccount: { beneficiary_id: action.beneficiaryId } };
    case 'Delegate':
      return {
        Delegate: {
          delegate_action: delegateView(action.delegateAction),
          signature: formatSignature(action.signature),
        },
      };
    case 'DelegateV2':
      return {
        DelegateV2: {
          delegate_action: { V2: delegateV2View(action.delegateAction) },
          signature: formatSignature(action.signature),
        },
      };
    case 'DeployGlobalContract': {
      const name = action.deployMode === 'CodeHash' ? 'DeployGlobalContract' : 'DeployGlobalContractByAccountId';
      return { [name]: { code: codeHashView(action.code) } };
    }
    case 'UseGlobalContract':
      return useGlobalContractView(action.contractIdentifier);
    case 'DeterministicStateInit':
      return { DeterministicStateInit: { ...stateInitView(action.stateInit), deposit: action.deposit.toString() } };
    case 'TransferToGasKey':
      return {
        TransferToGasKey: { public_key: formatPublicKey(action.publicKey), deposit: action.deposit.toString() },
      };
    case 'WithdrawFromGasKey':
      return {
        WithdrawFromGasKey: { public_key: formatPublicKey(action.publicKey), amount: action.amount.toString() },
      };
    case 'UniversalStateInit':
      return { UniversalStateInit: { state_init: toBase64(action.stateInit), deposit: action.deposit.toString() } };
    default:
      return action satisfies never;
  }
}

/** `{"hash":…}` or `{"account_id":…}`, as errors and receipts name a global contract. */
export function globalContractIdentifierView(identifier: GlobalContractIdentifier): Json {
  return identifier.type === 'CodeHash' ? { hash: toBase58(identifier.hash) } : { account_id: identifier.accountId };
}

/** Base64 of the SHA-256: views never carry code. */
export function codeHashView(code: Uint8Array): string {
  return toBase64(sha256(code));
}

function useGlobalContractView(identifier: GlobalContractIdentifier): Json {
  return identifier.type === 'CodeHash'
    ? { UseGlobalContract: { code_hash: toBase58(identifier.hash) } }
    : { UseGlobalContractByAccountId: { account_id: identifier.accountId } };
}

function stateInitView(stateInit: DeterministicAccountStateInit): { [key: string]: Json } {
  const data = stateInit.data.map(([key, value]) => [toBase64(key), toBase64(value)] as const);
  return { code: globalContractIdentifierView(stateInit.code), data: Object.fromEntries(data) };
}

function delegateView(delegate: DelegateAction): { [key: string]: Json } {
  return {
    sender_id: delegate.senderId,
    receiver_id: delegate.receiverId,
    actions: delegate.actions.map(nestedActionView),
    nonce: u64Json(delegate.nonce),
    max_block_height: u64Json(delegate.maxBlockHeight),
    public_key: formatPublicKey(delegate.publicKey),
  };
}

/**
 * Inside a delegate nearcore keeps whole actions (`NonDelegateAction`), so code stands in full and a state init
 * has its versioned form.
 */
function nestedActionView(action: DelegateAction['actions'][number]): Json {
  switch (action.type) {
    case 'CreateAccount':
      return { CreateAccount: {} };
    case 'DeployContract':
      return { DeployContract: { code: toBase64(action.code) } };
    case 'DeployGlobalContract':
      return { DeployGlobalContract: { code: toBase64(action.code), deploy_mode: action.deployMode } };
    case 'UseGlobalContract':
      return { UseGlobalContract: { contract_identifier: nestedIdentifierView(action.contractIdentifier) } };
    default:
      return actionView(action);
  }
}

function nestedIdentifierView(identifier: GlobalContractIdentifier): Json {
  return identifier.type === 'CodeHash' ? { CodeHash: toBase58(identifier.hash) } : { AccountId: identifier.accountId };
}

function delegateV2View(delegate: DelegateAction): { [key: string]: Json } {
  const nonce = u64Json(delegate.nonce);
  const { nonceIndex } = delegate;
  const nonceView: Json =
    nonceIndex === null || nonceIndex === undefined
      ? { Nonce: { nonce } }
      : { GasKeyNonce: { nonce, nonce_index: nonceIndex } };
  return { ...delegateView(delegate), nonce: nonceView };
}

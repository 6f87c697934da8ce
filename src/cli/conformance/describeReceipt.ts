import { base64, hex } from '@scure/base';
import type { AccessKeyPermission } from '../../near/primitives/account.ts';
import type { GlobalContractIdentifier } from '../../near/primitives/action.ts';
import { hashOf } from '../../near/primitives/hash.ts';
import { formatPublicKey } from '../../near/primitives/key.ts';
import type { PromiseAction, PromiseReceipt } from '../../near/vm/interface.ts';

/** Longer bytes and texts stand in the vectors as length and hash. */
const longestInline = 512;

export const describeNumber = (n: bigint): number | string => (n < 1n << 53n ? Number(n) : n.toString());

export const describeBytes = (bytes: Uint8Array): unknown =>
  bytes.length <= longestInline ? base64.encode(bytes) : { len: bytes.length, sha256: hex.encode(hashOf(bytes)) };

export function describeText(text: string): unknown {
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= longestInline ? text : { len: bytes.length, sha256: hex.encode(hashOf(bytes)) };
}

/** A receipt as the vectors write it. */
export function describeReceipt(receipt: PromiseReceipt): Record<string, unknown> {
  const { receiverId, refundTo, dependsOn, inputDataIds, outputDataReceivers, isYield, yieldId, actions } = receipt;
  return {
    receiver_id: receiverId,
    ...(refundTo !== null && { refund_to: refundTo }),
    ...(dependsOn.length > 0 && { depends_on: dependsOn }),
    ...(inputDataIds.length > 0 && { input_data_ids: inputDataIds.map((id) => hex.encode(id)) }),
    ...(outputDataReceivers.length > 0 && {
      output_data_receivers: outputDataReceivers.map((to) => ({
        data_id: hex.encode(to.dataId),
        receiver_id: to.receiverId,
      })),
    }),
    ...(isYield && { is_yield: true }),
    ...(yieldId !== null && { yield_id: hex.encode(yieldId) }),
    actions: actions.map(describeAction),
  };
}

function describeAction(action: PromiseAction): unknown {
  switch (action.type) {
    case 'CreateAccount':
      return 'CreateAccount';
    case 'DeployContract':
      return { DeployContract: { code: describeBytes(action.code) } };
    case 'FunctionCall':
      return {
        FunctionCall: {
          method_name: describeText(action.methodName),
          args: describeBytes(action.args),
          gas: describeNumber(action.gas),
          deposit: `${action.deposit}`,
          gas_weight: `${action.gasWeight}`,
        },
      };
    case 'Transfer':
      return { Transfer: { deposit: `${action.deposit}` } };
    case 'Stake':
      return { Stake: { stake: `${action.stake}`, public_key: formatPublicKey(action.publicKey) } };
    case 'AddKey':
      return { AddKey: describeAddKey(action) };
    case 'DeleteKey':
      return { DeleteKey: { public_key: formatPublicKey(action.publicKey) } };
    case 'DeleteAccount':
      return { DeleteAccount: { beneficiary_id: action.beneficiaryId } };
    case 'DeployGlobalContract':
      return { DeployGlobalContract: { code: describeBytes(action.code), deploy_mode: action.deployMode } };
    case 'UseGlobalContract':
      return { UseGlobalContract: { contract_identifier: describeIdentifier(action.contractIdentifier) } };
    case 'DeterministicStateInit':
      return {
        DeterministicStateInit: {
          code: describeIdentifier(action.stateInit.code),
          data: action.stateInit.data.map((entry) => entry.map(describeBytes)),
          deposit: `${action.deposit}`,
        },
      };
    case 'TransferToGasKey':
      return { TransferToGasKey: { public_key: formatPublicKey(action.publicKey), deposit: `${action.deposit}` } };
    case 'UniversalStateInit':
      return { UniversalStateInit: { state_init: describeBytes(action.stateInit), deposit: `${action.deposit}` } };
    case 'WithdrawFromGasKey':
    case 'Delegate':
    case 'DelegateV2':
      throw new Error(`No contract can ask for ${action.type}.`);
    default:
      return action satisfies never;
  }
}

/** Gas keys have no nonce of their own in the vectors. */
function describeAddKey({ publicKey, accessKey }: PromiseAction & { type: 'AddKey' }): Record<string, unknown> {
  const { permission, nonce } = accessKey;
  const isGasKey = permission.type.startsWith('GasKey');
  return {
    public_key: formatPublicKey(publicKey),
    ...(!isGasKey && { nonce: `${nonce}` }),
    permission: describePermission(permission),
  };
}

function describePermission(permission: AccessKeyPermission): unknown {
  if (permission.type === 'FullAccess') return 'FullAccess';
  if (permission.type === 'GasKeyFullAccess') return { GasKeyFullAccess: { num_nonces: permission.numNonces } };
  const { allowance, receiverId, methodNames } = permission;
  const call = {
    allowance: allowance === null ? null : `${allowance}`,
    receiver_id: receiverId,
    method_names: methodNames,
  };
  if (permission.type === 'FunctionCall') return { FunctionCall: call };
  return { GasKeyFunctionCall: { ...call, num_nonces: permission.numNonces } };
}

const describeIdentifier = (identifier: GlobalContractIdentifier): unknown =>
  identifier.type === 'CodeHash' ? { CodeHash: hex.encode(identifier.hash) } : { AccountId: identifier.accountId };

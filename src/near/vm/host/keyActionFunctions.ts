import type { AccessKeyPermission, FunctionCallPermission } from '../../primitives/account.ts';
import { decodeMethodName } from './functionCallAction.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { findReceipt } from './hostPromise.ts';
import { parsePublicKey, requirePublicKey } from './parsePublicKey.ts';
import { asU64 } from './u64.ts';

const COMMA = 44;
const MAX_NONCES = 0xffffn;
/** Bytes of a gas key in the trie that sending an `AddKey` pays for: balance and number of nonces. */
const GAS_KEY_INFO_SIZE = 18;
/** The smallest gas key in Borsh: nonce 8, tag 1, balance 16, number of nonces 2. */
const SMALLEST_GAS_KEY_SIZE = 27;
/** A nonce's row holds 8 bytes, its key ends in a 2-byte index. */
const NONCE_INDEX_SIZE = 2;
const NONCE_SIZE = 8;

/** Actions of a batch that hold access keys. @see nearcore runtime/near-vm-runner/src/logic/host.rs "Promises API" */
export const keyActionFunctions = (host: HostState): HostFunctions => ({
  promise_batch_action_add_key_with_full_access(
    promiseIndex: bigint,
    keyLen: bigint,
    keyPtr: bigint,
    nonce: bigint,
  ): void {
    host.beginChange('promise_batch_action_add_key_with_full_access');
    const key = host.readOwned(keyLen, keyPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('add_full_access_key', sir);
    addKey(host, index, key, asU64(nonce), { type: 'FullAccess' });
  },

  promise_batch_action_add_key_with_function_call(
    promiseIndex: bigint,
    keyLen: bigint,
    keyPtr: bigint,
    nonce: bigint,
    allowancePtr: bigint,
    receiverIdLen: bigint,
    receiverIdPtr: bigint,
    methodNamesLen: bigint,
    methodNamesPtr: bigint,
  ): void {
    host.beginChange('promise_batch_action_add_key_with_function_call');
    const key = host.readOwned(keyLen, keyPtr);
    const permission = readPermission(host, allowancePtr, receiverIdLen, receiverIdPtr, methodNamesLen, methodNamesPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    payForFunctionCallKey(host, sir, permission);
    const publicKey = requirePublicKey(key);
    const accessKey = {
      nonce: asU64(nonce),
      permission: { type: 'FunctionCall', ...decodeNames(permission) },
    } as const;
    host.receipts.append(index, { type: 'AddKey', publicKey, accessKey });
  },

  promise_batch_action_add_gas_key_with_full_access(
    promiseIndex: bigint,
    keyLen: bigint,
    keyPtr: bigint,
    numNonces: bigint,
  ): void {
    host.beginChange('promise_batch_action_add_gas_key_with_full_access');
    const key = host.readOwned(keyLen, keyPtr);
    const nonces = checkNonces(numNonces);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('add_full_access_key', sir);
    payForGasKey(host, index, sir, key, nonces);
    addKey(host, index, key, 0n, { type: 'GasKeyFullAccess', balance: 0n, numNonces: nonces });
  },

  promise_batch_action_add_gas_key_with_function_call(
    promiseIndex: bigint,
    keyLen: bigint,
    keyPtr: bigint,
    numNonces: bigint,
    allowancePtr: bigint,
    receiverIdLen: bigint,
    receiverIdPtr: bigint,
    methodNamesLen: bigint,
    methodNamesPtr: bigint,
  ): void {
    host.beginChange('promise_batch_action_add_gas_key_with_function_call');
    const key = host.readOwned(keyLen, keyPtr);
    const nonces = checkNonces(numNonces);
    const permission = readPermission(host, allowancePtr, receiverIdLen, receiverIdPtr, methodNamesLen, methodNamesPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    payForFunctionCallKey(host, sir, permission);
    payForGasKey(host, index, sir, key, nonces);
    const publicKey = requirePublicKey(key);
    const gasKey = { type: 'GasKeyFunctionCall', balance: 0n, numNonces: nonces, ...decodeNames(permission) } as const;
    host.receipts.append(index, { type: 'AddKey', publicKey, accessKey: { nonce: 0n, permission: gasKey } });
  },

  promise_batch_action_delete_key(promiseIndex: bigint, keyLen: bigint, keyPtr: bigint): void {
    host.beginChange('promise_batch_action_delete_key');
    const key = host.readOwned(keyLen, keyPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('delete_key', sir);
    host.receipts.append(index, { type: 'DeleteKey', publicKey: requirePublicKey(key) });
  },

  promise_batch_action_transfer_to_gas_key(
    promiseIndex: bigint,
    keyLen: bigint,
    keyPtr: bigint,
    amountPtr: bigint,
  ): void {
    host.beginChange('promise_batch_action_transfer_to_gas_key');
    const key = host.readOwned(keyLen, keyPtr);
    const deposit = host.memory.readU128(amountPtr);
    const { index, sir } = findReceipt(host, promiseIndex);
    host.payAction('gas_key_transfer_base', sir);
    const keyLength = borshLength(key);
    const row = accessKeyRowLength(host, index, keyLength) + SMALLEST_GAS_KEY_SIZE;
    payForGasKeyBytes(host, sir, keyLength, row);
    host.deductBalance(deposit);
    host.receipts.append(index, { type: 'TransferToGasKey', publicKey: requirePublicKey(key), deposit });
  },
});

type RawPermission = Omit<FunctionCallPermission, 'methodNames'> & { readonly methodNames: readonly Uint8Array[] };

function readPermission(
  host: HostState,
  allowancePtr: bigint,
  receiverIdLen: bigint,
  receiverIdPtr: bigint,
  methodNamesLen: bigint,
  methodNamesPtr: bigint,
): RawPermission {
  const allowance = host.memory.readU128(allowancePtr);
  const receiverId = host.readAccountId(receiverIdLen, receiverIdPtr);
  const methodNames = splitMethodNames(host.readOwned(methodNamesLen, methodNamesPtr));
  return { allowance: allowance > 0n ? allowance : null, receiverId, methodNames };
}

/** Splits at commas; nothing at all allows every method, but no name may be empty. */
export function splitMethodNames(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length === 0) return [];
  const names: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== COMMA) continue;
    if (at === start) throw new HostError({ type: 'EmptyMethodName' });
    names.push(bytes.subarray(start, at));
    start = at + 1;
  }
  return names;
}

const decodeNames = (permission: RawPermission): FunctionCallPermission => ({
  ...permission,
  methodNames: permission.methodNames.map(decodeMethodName),
});

function addKey(host: HostState, index: number, key: Uint8Array, nonce: bigint, permission: AccessKeyPermission): void {
  host.receipts.append(index, { type: 'AddKey', publicKey: requirePublicKey(key), accessKey: { nonce, permission } });
}

function payForFunctionCallKey(host: HostState, sir: boolean, { methodNames }: RawPermission): void {
  const bytes = methodNames.reduce((sum, name) => sum + name.length + 1, 0);
  host.payAction('add_function_call_key_base', sir);
  host.payAction('add_function_call_key_byte', sir, bytes);
}

function checkNonces(numNonces: bigint): number {
  if (asU64(numNonces) > MAX_NONCES) throw new HostError({ type: 'IntegerOverflow' });
  return Number(numNonces);
}

/** What a gas key counts in fees: its Borsh, or nothing if it is none. @see nearcore core/parameters/src/cost.rs `gas_key_transfer_exec_fee` */
function borshLength(key: Uint8Array): number {
  return parsePublicKey(key) === undefined ? 0 : key.length;
}

/** Bytes of an access key's trie key: column, account id, separator, public key. */
const accessKeyRowLength = (host: HostState, index: number, keyLength: number): number =>
  1 + host.receipts.receiverOf(index).length + 1 + keyLength;

/** @see nearcore core/parameters/src/cost.rs `gas_key_add_key_exec_fee` */
function payForGasKey(host: HostState, index: number, sir: boolean, key: Uint8Array, nonces: number): void {
  host.payAction('gas_key_nonce_write_base', sir, nonces);
  const row = accessKeyRowLength(host, index, borshLength(key)) + NONCE_INDEX_SIZE + NONCE_SIZE;
  payForGasKeyBytes(host, sir, GAS_KEY_INFO_SIZE, row * nonces);
}

function payForGasKeyBytes(host: HostState, sir: boolean, sent: number, executed: number): void {
  const fee = host.parameters.fees.gas_key_byte;
  const burn = (sir ? fee.sendSir : fee.sendNotSir).gas * BigInt(sent);
  host.gas.payAction('gas_key_byte', burn, burn + fee.execution.gas * BigInt(executed));
}

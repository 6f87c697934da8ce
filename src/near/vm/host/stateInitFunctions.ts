import type { GlobalContractIdentifier } from '../../primitives/action.ts';
import type { CryptoHash } from '../../primitives/brands.ts';
import { HostError } from './hostError.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { findReceipt } from './hostPromise.ts';
import { asU64 } from './u64.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs `promise_batch_action_state_init` */
export const stateInitFunctions = (host: HostState): HostFunctions => ({
  promise_batch_action_state_init(promiseIndex: bigint, hashLen: bigint, hashPtr: bigint, amountPtr: bigint): bigint {
    host.beginChange('promise_batch_action_state_init');
    const code = { type: 'CodeHash', hash: readContractHash(host, hashLen, hashPtr) } as const;
    return addStateInit(host, promiseIndex, code, amountPtr);
  },

  promise_batch_action_state_init_by_account_id(
    promiseIndex: bigint,
    accountIdLen: bigint,
    accountIdPtr: bigint,
    amountPtr: bigint,
  ): bigint {
    host.beginChange('promise_batch_action_state_init_by_account_id');
    const code = { type: 'AccountId', accountId: host.readAccountId(accountIdLen, accountIdPtr) } as const;
    return addStateInit(host, promiseIndex, code, amountPtr);
  },

  set_state_init_data_entry(
    promiseIndex: bigint,
    actionIndex: bigint,
    keyLen: bigint,
    keyPtr: bigint,
    valueLen: bigint,
    valuePtr: bigint,
  ): void {
    host.beginChange('set_state_init_data_entry');
    const { index, sir } = findReceipt(host, promiseIndex);
    const key = host.readOwned(keyLen, keyPtr);
    const value = host.readOwned(valueLen, valuePtr);
    host.payAction('deterministic_state_init_entry', sir);
    host.payAction('deterministic_state_init_byte', sir, key.length + value.length);
    host.receipts.setStateInitEntry(index, asU64(actionIndex), key, value);
  },
});

function addStateInit(
  host: HostState,
  promiseIndex: bigint,
  code: GlobalContractIdentifier,
  amountPtr: bigint,
): bigint {
  const deposit = host.memory.readU128(amountPtr);
  const { index, sir } = findReceipt(host, promiseIndex);
  host.payAction('deterministic_state_init_base', sir);
  host.deductBalance(deposit);
  const stateInit = { code, data: [] };
  return BigInt(host.receipts.append(index, { type: 'DeterministicStateInit', stateInit, deposit }));
}

export function readContractHash(host: HostState, len: bigint, ptr: bigint): CryptoHash {
  const hash = host.readOwned(len, ptr);
  if (hash.length !== 32) throw new HostError({ type: 'ContractCodeHashMalformed' });
  return hash;
}

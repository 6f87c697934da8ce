import { networkParameters } from '../../parameters/networkParameters.ts';
import type { TrieNodesCount } from '../interface.ts';
import { ext } from './extCostTable.ts';
import { HostError, InconsistentStateError } from './hostError.ts';
import type { HostFunction, HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Storage API" */
export const storageFunctions = (host: HostState): HostFunctions => ({
  storage_write(keyLen: bigint, keyPtr: bigint, valueLen: bigint, valuePtr: bigint, registerId: bigint): bigint {
    host.beginChange('storage_write');
    host.gas.payBase(ext.storage_write_base);
    const key = readKey(host, keyLen, keyPtr);
    const value = readValue(host, valueLen, valuePtr);
    host.gas.payPer(ext.storage_write_key_byte, key.length);
    host.gas.payPer(ext.storage_write_value_byte, value.length);
    const { evicted, nodes } = host.external.storageWrite(key, value);
    if (evicted !== undefined) host.gas.payPer(ext.storage_write_evicted_byte, evicted.length);
    payForNodes(host, nodes);
    checkProof(host);
    if (evicted === undefined) {
      changeUsage(host, recordSize(host, key, value));
      return 0n;
    }
    changeUsage(host, -evicted.length);
    changeUsage(host, value.length);
    host.registers.set(registerId, evicted);
    return 1n;
  },

  storage_read(keyLen: bigint, keyPtr: bigint, registerId: bigint): bigint {
    host.payBase();
    host.gas.payBase(ext.storage_read_base);
    const key = readKey(host, keyLen, keyPtr);
    host.gas.payPer(ext.storage_read_key_byte, key.length);
    const value = host.external.storageRead(key);
    if (value !== undefined) payForValue(host, value);
    checkProof(host);
    if (value === undefined) return 0n;
    host.registers.set(registerId, value);
    return 1n;
  },

  storage_remove(keyLen: bigint, keyPtr: bigint, registerId: bigint): bigint {
    host.beginChange('storage_remove');
    host.gas.payBase(ext.storage_remove_base);
    const key = readKey(host, keyLen, keyPtr);
    host.gas.payPer(ext.storage_remove_key_byte, key.length);
    const { removed, nodes } = host.external.storageRemove(key);
    if (removed !== undefined) host.gas.payPer(ext.storage_remove_ret_value_byte, removed.length);
    payForNodes(host, nodes);
    checkProof(host);
    if (removed === undefined) return 0n;
    changeUsage(host, -recordSize(host, key, removed));
    host.registers.set(registerId, removed);
    return 1n;
  },

  storage_has_key(keyLen: bigint, keyPtr: bigint): bigint {
    host.payBase();
    host.gas.payBase(ext.storage_has_key_base);
    const key = readKey(host, keyLen, keyPtr);
    host.gas.payPer(ext.storage_has_key_byte, key.length);
    const isThere = host.external.storageHasKey(key);
    checkProof(host);
    return isThere ? 1n : 0n;
  },

  storage_iter_prefix: deprecated('storage_iter_prefix'),
  storage_iter_range: deprecated('storage_iter_range'),
  storage_iter_next: deprecated('storage_iter_next'),
});

function readKey(host: HostState, len: bigint, ptr: bigint): Uint8Array {
  const key = host.readOwned(len, ptr);
  const limit = host.parameters.limits.maxLengthStorageKey;
  if (key.length > limit) throw new HostError({ type: 'KeyLengthExceeded', length: key.length, limit });
  return key;
}

function readValue(host: HostState, len: bigint, ptr: bigint): Uint8Array {
  const value = host.readOwned(len, ptr);
  const limit = host.parameters.limits.maxLengthStorageValue;
  if (value.length > limit) throw new HostError({ type: 'ValueLengthExceeded', length: value.length, limit });
  return value;
}

// Differs from nearcore: a value that a call could not pay for any more still counts as read by its chunk.
function payForValue(host: HostState, value: Uint8Array): void {
  host.gas.payPer(ext.storage_read_value_byte, value.length);
  if (value.length <= networkParameters.inlineDiskValueThreshold) return;
  host.gas.payBase(ext.storage_large_read_overhead_base);
  host.gas.payPer(ext.storage_large_read_overhead_byte, value.length);
}

/** @see nearcore runtime/near-vm-runner/src/logic/recorded_storage_counter.rs `observe_size` */
function checkProof(host: HostState): void {
  const limit = host.parameters.limits.perReceiptStorageProofSizeLimit;
  if (host.external.storageProofExceeds(limit)) throw new HostError({ type: 'RecordedStorageExceeded', limit });
}

function payForNodes(host: HostState, nodes: TrieNodesCount): void {
  host.gas.payPer(ext.touching_trie_node, nodes.touched);
  host.gas.payPer(ext.read_cached_trie_node, nodes.cached);
}

const recordSize = (host: HostState, key: Uint8Array, value: Uint8Array): number =>
  key.length + value.length + host.parameters.economics.storageNumExtraBytesRecord;

function changeUsage(host: HostState, bytes: number): void {
  host.storageUsage += bytes;
  if (host.storageUsage < 0) throw new InconsistentStateError();
}

function deprecated(methodName: string): HostFunction {
  return () => {
    throw new HostError({ type: 'Deprecated', methodName });
  };
}

import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256, keccak_512, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { ext } from './extCostTable.ts';
import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';

type Hash = (bytes: Uint8Array) => Uint8Array;
type HashFunction = (valueLen: bigint, valuePtr: bigint, registerId: bigint) => void;

/** RIPEMD-160 is charged by block: the value, a closing bit and eight bytes of length, in 64s. */
const ripemdBlocks = (length: number): number => Math.floor((length + 8) / 64) + 1;

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Math API" */
export function hashFunctions(host: HostState): HostFunctions {
  const hashFunction =
    (hash: Hash, base: number, unit: number, units = (length: number) => length): HashFunction =>
    (valueLen, valuePtr, registerId) => {
      host.gas.payBase(base);
      const value = host.readBlob(valueLen, valuePtr);
      host.gas.payPer(unit, units(value.length));
      host.registers.set(registerId, hash(value));
    };

  return {
    sha256: hashFunction(sha256, ext.sha256_base, ext.sha256_byte),
    keccak256: hashFunction(keccak_256, ext.keccak256_base, ext.keccak256_byte),
    keccak512: hashFunction(keccak_512, ext.keccak512_base, ext.keccak512_byte),
    sha3_256: hashFunction(sha3_256, ext.sha3_256_base, ext.sha3_256_byte),
    sha3_384: hashFunction(sha3_384, ext.sha3_384_base, ext.sha3_384_byte),
    sha3_512: hashFunction(sha3_512, ext.sha3_512_base, ext.sha3_512_byte),
    ripemd160: hashFunction(ripemd160, ext.ripemd160_base, ext.ripemd160_block, ripemdBlocks),
  };
}

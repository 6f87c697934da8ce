import type { HostFunctions } from './hostFunctions.ts';
import type { HostState } from './hostState.ts';
import { U64_MAX } from './u64.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/host.rs "Registers API" */
export const registerFunctions = (host: HostState): HostFunctions => ({
  read_register(registerId: bigint, ptr: bigint): void {
    host.payBase();
    host.memory.write(ptr, host.registers.get(registerId));
  },

  register_len(registerId: bigint): bigint {
    host.payBase();
    const length = host.registers.length(registerId);
    return length === undefined ? U64_MAX : BigInt(length);
  },

  write_register(registerId: bigint, dataLen: bigint, dataPtr: bigint): void {
    host.payBase();
    host.registers.set(registerId, host.memory.read(dataPtr, dataLen).slice());
  },
});

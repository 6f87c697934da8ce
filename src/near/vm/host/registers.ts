import type { Limits } from '../../parameters/limits.ts';
import { ext } from './extCostTable.ts';
import type { GasCounter } from './gasCounter.ts';
import { HostError } from './hostError.ts';
import { asU64 } from './u64.ts';

/** Bytes that a register counts beside its value. */
const REGISTER_OVERHEAD = 8;

/** Blobs that a call keeps outside its memory. @see nearcore runtime/near-vm-runner/src/logic/vmstate.rs `Registers` */
export class Registers {
  readonly #gas: GasCounter;
  readonly #limits: Limits;
  readonly #values = new Map<bigint, Uint8Array>();
  #usage = 0;

  constructor(gas: GasCounter, limits: Limits) {
    this.#gas = gas;
    this.#limits = limits;
  }

  /** Reads a register for gas. An unset one is refused before anything is charged. */
  get(id: bigint): Uint8Array {
    const value = this.#values.get(id);
    if (value === undefined) throw new HostError({ type: 'InvalidRegisterId', registerId: asU64(id) });
    this.#gas.payBase(ext.read_register_base);
    this.#gas.payPer(ext.read_register_byte, value.length);
    return value;
  }

  length(id: bigint): number | undefined {
    return this.#values.get(id)?.length;
  }

  /** Writes a register for gas; the value is kept, so it must not be a view of the contract's memory. */
  set(id: bigint, value: Uint8Array): void {
    this.#gas.payBase(ext.write_register_base);
    this.#gas.payPer(ext.write_register_byte, value.length);
    this.#put(id, value);
  }

  /** Writes what the protocol already holds (`input`, promise results): its bytes are free. */
  setFreeBytes(id: bigint, value: Uint8Array): void {
    this.#gas.payBase(ext.write_register_base);
    this.#put(id, value);
  }

  #put(id: bigint, value: Uint8Array): void {
    // nearcore refuses at the limit even to overwrite a register: an old mistake, by now the protocol.
    const full = this.#values.size >= this.#limits.maxNumberRegisters;
    const old = this.#values.get(id);
    const usage =
      this.#usage + value.length + REGISTER_OVERHEAD - (old === undefined ? 0 : old.length + REGISTER_OVERHEAD);
    if (value.length > this.#limits.maxRegisterSize || full || usage > this.#limits.registersMemoryLimit) {
      throw new HostError({ type: 'MemoryAccessViolation' });
    }
    this.#usage = usage;
    this.#values.set(id, value);
  }
}

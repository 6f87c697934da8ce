import { ext } from './extCostTable.ts';
import type { GasCounter } from './gasCounter.ts';
import { HostError } from './hostError.ts';
import { toNumber } from './u64.ts';

/** The contract's memory, read and written for gas. @see nearcore runtime/near-vm-runner/src/logic/host.rs `read_memory` */
export class GuestMemory {
  readonly #gas: GasCounter;
  readonly #bytes: () => Uint8Array;

  /** `bytes` gives the whole memory as it is now: it may have grown since the last call. */
  constructor(gas: GasCounter, bytes: () => Uint8Array) {
    this.#gas = gas;
    this.#bytes = bytes;
  }

  /** Views memory; the bytes are the contract's own and change with it. Length is paid before the bounds are looked at. */
  read(ptr: bigint, len: bigint): Uint8Array {
    const length = toNumber(len);
    this.#gas.payBase(ext.read_memory_base);
    this.#gas.payPer(ext.read_memory_byte, length);
    return this.readFree(toNumber(ptr), length);
  }

  readFree(start: number, length: number): Uint8Array {
    const bytes = this.#bytes();
    const end = start + length;
    if (end > bytes.length) throw new HostError({ type: 'MemoryAccessViolation' });
    return bytes.subarray(start, end);
  }

  readU8(ptr: number): number {
    this.#gas.payBase(ext.read_memory_base);
    this.#gas.payPer(ext.read_memory_byte, 1);
    return this.readFree(ptr, 1)[0] as number;
  }

  readU16(ptr: number): number {
    this.#gas.payBase(ext.read_memory_base);
    this.#gas.payPer(ext.read_memory_byte, 2);
    const [low, high] = this.readFree(ptr, 2) as unknown as [number, number];
    return low | (high << 8);
  }

  readU32(ptr: number): number {
    const [a, b, c, d] = this.read(BigInt(ptr), 4n) as unknown as [number, number, number, number];
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  }

  readU128(ptr: bigint): bigint {
    const bytes = this.read(ptr, 16n);
    const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
    return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
  }

  write(ptr: bigint, bytes: Uint8Array): void {
    const start = toNumber(ptr);
    this.#gas.payBase(ext.write_memory_base);
    this.#gas.payPer(ext.write_memory_byte, bytes.length);
    const memory = this.#bytes();
    if (start + bytes.length > memory.length) throw new HostError({ type: 'MemoryAccessViolation' });
    memory.set(bytes, start);
  }

  writeU128(ptr: bigint, value: bigint): void {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(0, BigInt.asUintN(64, value), true);
    view.setBigUint64(8, value >> 64n, true);
    this.write(ptr, bytes);
  }
}

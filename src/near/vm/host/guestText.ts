import { ext } from './extCostTable.ts';
import { HostError } from './hostError.ts';
import type { HostState } from './hostState.ts';
import { asU64, MINUS_ONE, toNumber, U64_MAX } from './u64.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

export function decodeUtf8(bytes: Uint8Array, refusal: 'BadUTF8' | 'InvalidMethodName' = 'BadUTF8'): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HostError({ type: refusal });
  }
}

function decodeUtf16(bytes: Uint8Array): string {
  try {
    return utf16.decode(bytes);
  } catch {
    throw new HostError({ type: 'BadUTF16' });
  }
}

/** Bytes of log that the call may still write. */
const roomForLogs = (host: HostState): number =>
  Math.max(0, host.parameters.limits.maxTotalLogLength - host.totalLogLength);

/** Says that logs would grow by `added` bytes beyond the limit. */
export function totalLogLengthExceeded(host: HostState, added: bigint): HostError {
  const total = BigInt(host.totalLogLength) + added;
  const length = total > U64_MAX ? U64_MAX : total;
  return new HostError({ type: 'TotalLogLengthExceeded', length, limit: host.parameters.limits.maxTotalLogLength });
}

/** Reads text of `len` bytes, or up to a NUL when `len` is the largest u64. @see nearcore host.rs `get_utf8_string` */
export function readUtf8(host: HostState, len: bigint, ptr: bigint): string {
  host.gas.payBase(ext.utf8_decoding_base);
  const room = roomForLogs(host);
  if (len !== MINUS_ONE && asU64(len) > BigInt(room)) throw totalLogLengthExceeded(host, asU64(len));
  const bytes = len === MINUS_ONE ? readUntilNul(host, toNumber(ptr), room) : host.memory.read(ptr, len);
  host.gas.payPer(ext.utf8_decoding_byte, bytes.length);
  return decodeUtf8(bytes);
}

function readUntilNul(host: HostState, ptr: number, room: number): Uint8Array {
  for (let length = 0; length <= room; length += 1) {
    if (host.memory.readU8(ptr + length) === 0) return host.memory.readFree(ptr, length);
  }
  throw totalLogLengthExceeded(host, BigInt(room + 1));
}

/** Reads UTF-16 of `len` bytes, or up to a NUL unit when `len` is the largest u64. @see nearcore host.rs `get_utf16_string` */
export function readUtf16(host: HostState, len: bigint, ptr: bigint): string {
  host.gas.payBase(ext.utf16_decoding_base);
  const room = roomForLogs(host);
  const bytes = len === MINUS_ONE ? readUnitsUntilNul(host, toNumber(ptr), room) : host.memory.read(ptr, len);
  if (bytes.length % 2 !== 0) throw new HostError({ type: 'BadUTF16' });
  if (bytes.length > room) throw totalLogLengthExceeded(host, BigInt(bytes.length));
  host.gas.payPer(ext.utf16_decoding_byte, bytes.length);
  return decodeUtf16(bytes);
}

function readUnitsUntilNul(host: HostState, ptr: number, room: number): Uint8Array {
  let length = 0;
  while (host.memory.readU16(ptr + length) !== 0) {
    length += 2;
    if (length > room) throw totalLogLengthExceeded(host, BigInt(length));
  }
  return host.memory.readFree(ptr, length);
}

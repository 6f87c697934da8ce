import { bytesToNumberBE, bytesToNumberLE } from '@noble/curves/utils.js';

/** Reads a big-endian integer. */
export const bytesToBigInt = (bytes: Uint8Array): bigint => bytesToNumberBE(bytes);

/** Reads a little-endian integer. */
export const bytesToBigIntLE = (bytes: Uint8Array): bigint => bytesToNumberLE(bytes);

/** Writes an integer as so many bytes, the last the smallest. */
export function bigIntToBytes(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

const TWO_POW_64 = 18_446_744_073_709_551_616;

/** The largest unsigned 64-bit integer. */
export const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** What `u64::MAX` is when Wasm hands it over as a signed integer. */
export const MINUS_ONE = -1n;

/** Reads Wasm's signed 64-bit integer as unsigned. */
export const asU64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** The same as a number: exact below 2^53, which every sound length, pointer and index is. */
export function toNumber(value: bigint): number {
  const number = Number(value);
  return number < 0 ? number + TWO_POW_64 : number;
}

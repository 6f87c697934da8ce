/** Bytes of an unsigned LEB128 of 32 bits. */
export function lengthOfU32(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}

/** Bytes of a signed LEB128 of a number that is not negative. */
export function lengthOfSigned(value: number): number {
  let length = 1;
  for (let limit = 64; value >= limit; limit *= 128) length++;
  return length;
}

const shift = 2 ** 32;

/** Packs the two charges with which a function begins, in units of the regular cost, into one number. */
export const packEntryCharge = (frameUnits: number, firstUnits: number): number => frameUnits * shift + firstUnits;

/**
 * Tells which of the two failed, if `left` gas (below zero) is left after both: its gas, and how much has been taken from
 * where it began.
 */
export function failedOfEntry(packed: number, left: number, unit: number): { taken: number; failed: number } {
  const first = (packed % shift) * unit;
  const frame = Math.floor(packed / shift) * unit;
  return left + first < 0 ? { taken: frame + first, failed: frame } : { taken: first, failed: first };
}

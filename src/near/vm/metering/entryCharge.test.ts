import { describe, expect, it } from 'vitest';
import { failedOfEntry, packEntryCharge } from './entryCharge.ts';

describe('the charges that begin a function', () => {
  const packed = packEntryCharge(8, 3);

  it.each([
    { before: 0, failed: 80, taken: 110 },
    { before: 79, failed: 80, taken: 110 },
    { before: 80, failed: 30, taken: 30 },
    { before: 109, failed: 30, taken: 30 },
  ])('with $before gas before them, the one of $failed fails', ({ before, failed, taken }) => {
    expect(failedOfEntry(packed, before - 110, 10)).toEqual({ failed, taken });
  });
});

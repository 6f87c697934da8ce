import { describe, expect, it } from 'vitest';
import { SmallFunctions } from './smallFunctions.ts';

describe('SmallFunctions', () => {
  it.each([
    { of: 'none', sizes: [], missing: 0 },
    { of: 'functions that were large', sizes: [[60, 90]], missing: 0 },
    { of: 'a function that stays small', sizes: [[10, 40]], missing: 0 },
    { of: 'only functions that grew', sizes: [[30, 90], [40, 100], [10, 60]], missing: 3 }, // prettier-ignore
    { of: 'one in four that grew', sizes: [[30, 90], [80, 100], [80, 160], [80, 100]], missing: 2 }, // prettier-ignore
  ])('of $of, $missing are missing', ({ sizes, missing }) => {
    const functions = new SmallFunctions();
    for (const [before, after] of sizes) functions.add(before!, after!);
    expect(functions.missing()).toBe(missing);
  });
});

import fc from 'fast-check';
import { describe, it } from 'vitest';
import { doors } from './fuzz/doors.ts';

/** The same inputs at every run; `npm run fuzz` tries others, and more. */
const seed = 20_260_101;

describe.each(Object.entries(doors))('the door “%s”', async (_, door) => {
  for (const { name, property, runs } of await door.open()) {
    it(name, { timeout: 30_000 }, () => fc.assert(property as fc.IAsyncProperty<unknown>, { seed, numRuns: runs }));
  }
});

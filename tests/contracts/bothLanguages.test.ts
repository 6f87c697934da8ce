import { afterEach, describe, expect, it, vi } from 'vitest';
import { performCalls } from './performCalls.ts';
import { scenarios } from './scenarios.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the contracts in Rust and in TypeScript do the same when', () => {
  it.each(Object.entries(scenarios))(
    '%s',
    async (_, { steps, lastEnds, lastRefusal }) => {
      const rust = await performCalls('rust', steps);
      const typescript = await performCalls('typescript', steps);
      expect(typescript.seen).toEqual(rust.seen);
      if (lastEnds !== undefined) expect(rust.seen.calls.at(-1)?.ends).toBe(lastEnds);
      if (lastRefusal !== undefined) {
        expect(rust.refusals.at(-1)).toContain(lastRefusal);
        expect(typescript.refusals.at(-1)).toContain(lastRefusal);
      }
    },
    30_000,
  );
});

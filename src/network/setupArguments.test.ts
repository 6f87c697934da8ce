import { describe, expect, it } from 'vitest';
import { fetchSetup, setupArguments } from './setupArguments.ts';

const call = { signerId: 'a.test', receiverId: 'a.test', methodName: 'store_code', args: { note: 'x' } };

describe('what a set-up call says', () => {
  it('is its arguments as they are, where no Wasm comes along', () => {
    expect(setupArguments(call)).toBe(call.args);
  });

  it('has a character for each byte of the Wasm that it brings', async () => {
    const [fetched] = await fetchSetup([{ ...call, code: '/contracts/card.wasm' }], () =>
      Promise.resolve(Uint8Array.of(0, 97, 255)),
    );
    expect(setupArguments(fetched!)).toEqual({ note: 'x', code: '\u0000a\u00ff' });
  });

  it('is not said with Wasm that nobody has fetched', () => {
    expect(() => setupArguments({ ...call, code: '/contracts/card.wasm' })).toThrow(
      'The contract at /contracts/card.wasm has to be fetched before it is sent.',
    );
  });
});

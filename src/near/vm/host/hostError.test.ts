import { describe, expect, test } from 'vitest';
import { HostError } from './hostError.ts';
import type { HostErrorReason } from './hostError.ts';

const forms: readonly [HostErrorReason, display: string, debug: string][] = [
  [{ type: 'BadUTF8' }, 'String encoding is bad UTF-8 sequence.', 'HostError(BadUTF8)'],
  [
    { type: 'GuestPanic', panicMsg: 'say "no"\n' },
    'Smart contract panicked: say "no"\n',
    'HostError(GuestPanic { panic_msg: "say \\"no\\"\\n" })',
  ],
  [
    { type: 'InvalidActionIndex', receiptIndex: 1, actionIndex: 2n },
    'Action 2 in receipt 1 does not exist or has the wrong type of action.',
    'HostError(InvalidActionIndex { receipt_index: 1, action_index: 2 })',
  ],
  [
    { type: 'TotalLogLengthExceeded', length: 2n ** 64n - 1n, limit: 16_384 },
    'The length of a log message 18446744073709551615 exceeds the limit 16384',
    'HostError(TotalLogLengthExceeded { length: 18446744073709551615, limit: 16384 })',
  ],
  [
    { type: 'GuestPanic', panicMsg: 'é \u200b e\u0301' },
    'Smart contract panicked: é \u200b e\u0301',
    'HostError(GuestPanic { panic_msg: "é \\u{200b} e\\u{301}" })',
  ],
];

describe('HostError', () => {
  test.each(forms)('of $type reads as in nearcore', (reason, display, debug) => {
    const error = new HostError(reason);
    expect(error.display).toBe(display);
    expect(error.debug).toBe(debug);
  });
});

import { describe, expect, it } from 'vitest';
import type { Trace } from '../../trace/trace.ts';
import { findPanic, readPanic } from './findPanic.ts';

const failure = (executorId: string, protocol: string) => ({
  executorId,
  ranAt: 103,
  status: { type: 'Failure', failure: { protocol, plain: '', short: '', actionIndex: 0 } },
});
const traceOf = (...steps: readonly object[]) => [{ steps }] as unknown as readonly Trace[];

/** As the network gives it. */
const panicked = `FunctionCallError › ExecutionError: Smart contract panicked: assertion failed: only x
    at assert (near-sdk-js/utils:31:48)
    at set_greeting (contract.ts:14:25)
    at apply (native)
    at __export_set_greeting (contract.ts:22:45)
`;

describe('findPanic', () => {
  it('gives message, line and block of the contract’s own innermost function', () => {
    const traces = traceOf(
      { executorId: 'hello.test', status: { type: 'SuccessValue' } },
      failure('hello.test', panicked),
    );
    expect(findPanic(traces, 'hello.test', 'contract.ts')).toEqual({
      message: 'assertion failed: only x',
      line: 14,
      block: 103,
    });
  });

  it.each([
    ['another contract panicked', failure('caller.test', panicked)],
    [
      'gas ran out, which has no stack',
      failure('hello.test', 'FunctionCallError › ExecutionError: Exceeded the prepaid gas.'),
    ],
    [
      'only the compiler’s functions are on the stack',
      failure('hello.test', panicked.replace(/^.*set_greeting \(contract.ts:14.*\n/m, '')),
    ],
  ])('finds nothing where %s', (_what, step) => {
    expect(findPanic(traceOf(step), 'hello.test', 'contract.ts')).toBeNull();
  });

  it('reads what a failed set-up says', () => {
    const said = `The lesson could not be set up: hello.test.init failed with: ${panicked.replace(/^.*› ExecutionError: /, '')}`;
    expect(readPanic(said, 'contract.ts')).toEqual({ message: 'assertion failed: only x', line: 14, block: null });
  });
});

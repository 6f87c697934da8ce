import type { Trace } from '../../trace/trace.ts';

/** Where a contract in TypeScript stopped, in its own source. */
export interface Panic {
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
  /** The block in which it stopped. */
  readonly block: number | null;
}

/** A frame of QuickJS's stack: `at set_greeting (contract.ts:14:25)`. */
const frame = /^\s+at (.+) \((.+):(\d+):\d+\)$/;

/** Finds the first receipt of these transactions in which the contract on an account panicked at a line of its own; null if there is none. */
export function findPanic(traces: readonly Trace[], accountId: string, fileName: string): Panic | null {
  for (const step of traces.flatMap((trace) => trace.steps)) {
    if (step.executorId !== accountId || step.status.type !== 'Failure') continue;
    const panic = readPanic(step.status.failure.protocol, fileName);
    if (panic) return { ...panic, block: step.ranAt };
  }
  return null;
}

/** Reads a panic's message and its line out of what the network says of a failure. */
export function readPanic(failure: string, fileName: string): Panic | null {
  const [first = '', ...stack] = failure.split('\n');
  const own = stack.map((line) => frame.exec(line)).find((found) => found?.[2] === fileName && !isOurs(found[1]));
  return own ? { message: first.replace(/^.*panicked: /, ''), line: Number(own[3]), block: null } : null;
}

/** The compiler's own functions stand below the source. */
const isOurs = (name = ''): boolean => name.startsWith('__export_');

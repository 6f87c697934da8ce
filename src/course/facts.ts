import type { Trace, TraceStep } from '../trace/trace.ts';
import type { FinishedRun } from './runBus.ts';

/** Finds the receipt (of the run's latest transaction that has one) in which a method ran. */
export function stepOf(run: FinishedRun, methodName: string): TraceStep | undefined {
  for (const trace of run.traces.toReversed()) {
    const step = trace.steps.find((candidate) => candidate.kind !== 'transaction' && calls(candidate, methodName));
    if (step !== undefined) return step;
  }
  return undefined;
}

/** The height of the block in which a method ran. */
export function blockOf(run: FinishedRun, methodName: string): string | undefined {
  const height = stepOf(run, methodName)?.ranAt;
  return height === null || height === undefined ? undefined : String(height);
}

/** How many blocks after its transaction a method ran: 1 is the next block. */
export function blocksAfterTransaction(run: FinishedRun, methodName: string): string | undefined {
  const step = stepOf(run, methodName);
  const start = run.traces.find((trace) => step !== undefined && trace.steps.includes(step))?.steps[0];
  if (step?.ranAt == null || start?.ranAt == null) return undefined;
  return String(step.ranAt - start.ranAt);
}

/** The run's first transaction. */
export function firstTrace(run: FinishedRun): Trace | undefined {
  return run.traces[0];
}

function calls(step: TraceStep, methodName: string): boolean {
  return step.actions.some((action) => action.type === 'FunctionCall' && action.methodName === methodName);
}

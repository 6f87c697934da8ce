import { formatGas } from '../trace/format.ts';
import type { Payload, Trace, TraceAction, TraceStep } from '../trace/trace.ts';
import type { FinishedRun } from './runBus.ts';

/** A call of a method, the receipt it stands in, and the transaction that receipt belongs to. */
export interface MethodRun {
  readonly trace: Trace;
  readonly step: TraceStep;
  readonly call: Extract<TraceAction, { type: 'FunctionCall' }>;
}

/** Every call of a method in a run, in the order in which they ran. */
export function runsOf(run: FinishedRun, methodName: string): MethodRun[] {
  return run.traces.flatMap((trace) =>
    trace.steps.flatMap((step) => {
      if (step.kind === 'transaction') return [];
      return step.actions.flatMap((call) =>
        call.type === 'FunctionCall' && call.methodName === methodName ? [{ trace, step, call }] : [],
      );
    }),
  );
}

/** The receipt in which a method was called last. */
export function stepOf(run: FinishedRun, methodName: string): TraceStep | undefined {
  return runsOf(run, methodName).at(-1)?.step;
}

/** The height of the block in which a method ran. */
export function blockOf(run: FinishedRun, methodName: string): string | undefined {
  return text(stepOf(run, methodName)?.ranAt);
}

/** What a method's receipt burnt, as `1.23 Tgas`. */
export function gasOf(run: FinishedRun, methodName: string): string | undefined {
  return gasText(stepOf(run, methodName)?.gasBurnt);
}

/** The run's first transaction. */
export function firstTrace(run: FinishedRun): Trace | undefined {
  return run.traces[0];
}

/** The first transaction itself, before its receipts. */
export function transactionOf(run: FinishedRun): TraceStep | undefined {
  return firstTrace(run)?.steps[0];
}

/** How many receipts the first transaction came to, refunds not counted. */
export function receiptCount(run: FinishedRun): string | undefined {
  return text(firstTrace(run)?.steps.filter((step) => step.number !== null).length);
}

/** The refunds of the first transaction that have run, in order. */
export function refundsOf(run: FinishedRun): readonly TraceStep[] {
  return firstTrace(run)?.steps.filter((step) => step.kind === 'gasRefund' && step.ranAt !== null) ?? [];
}

/** All that the first transaction burnt, as `1.23 Tgas`. */
export function totalGas(run: FinishedRun): string | undefined {
  const trace = firstTrace(run);
  return trace && gasText(trace.steps.reduce((sum, step) => sum + (step.gasBurnt ?? 0n), 0n));
}

export function gasText(gas: bigint | null | undefined): string | undefined {
  return gas == null ? undefined : formatGas(gas);
}

export function text(value: number | null | undefined): string | undefined {
  return value == null ? undefined : String(value);
}

/** What a payload says as JSON; undefined if it is none. */
export function jsonOf(payload: Payload): unknown {
  return payload.type === 'json' ? JSON.parse(payload.text) : undefined;
}

/** One field of a call's JSON arguments. */
export function argumentOf(call: MethodRun['call'], name: string): unknown {
  const args = jsonOf(call.args);
  return typeof args === 'object' && args !== null ? (args as Record<string, unknown>)[name] : undefined;
}

/** Whether a receipt has run without a failure. */
export function succeeded(step: TraceStep): boolean {
  return step.status.type === 'SuccessValue' || step.status.type === 'SuccessReceiptId';
}

/** What a receipt returned, as JSON; undefined if it returned a promise, nothing, or failed. */
export function returned(step: TraceStep): unknown {
  return step.status.type === 'SuccessValue' ? jsonOf(step.status.value) : undefined;
}

/** With what words a contract stopped itself in a receipt. */
export function panicOf(step: TraceStep | undefined): string | undefined {
  return step?.status.type === 'Failure' ? /panicked: (.*)$/.exec(step.status.failure.protocol)?.[1] : undefined;
}

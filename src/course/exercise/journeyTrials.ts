import type { SetupCall } from '../../network/types.ts';
import type { Trace } from '../../trace/trace.ts';
import { argumentOf, jsonOf, returned, runsOf } from '../facts.ts';
import type { MethodRun } from '../facts.ts';
import type { FinishedRun } from '../runBus.ts';
import type { World } from '../world.ts';
import { notYet } from './exercise.ts';
import type { Verdict } from './exercise.ts';

/** Somebody calls a method of the agency’s, to book in their own name. */
export const books = (signerId: string, methodName: string): SetupCall => ({
  signerId,
  receiverId: 'agency.test',
  methodName,
  args: { name: signerId },
});

/** The same world with nothing booked yet but what is said here. */
export const withBooked =
  (...setup: readonly SetupCall[]) =>
  (world: World): World => ({ ...world, setup });

/** The same world with more booked. */
export const alsoBooked =
  (...more: readonly SetupCall[]) =>
  (world: World): World => ({ ...world, setup: [...(world.setup ?? []), ...more] });

/** The call in which a desk was asked for somebody. */
export function askedAt(run: FinishedRun, deskId: string, name: string): MethodRun | undefined {
  return runsOf(run, 'count').find(({ step, call }) => step.executorId === deskId && argumentOf(call, 'name') === name);
}

/** The number that a desk gave somebody; null if it refused, or was not asked. */
export function numberAt(run: FinishedRun, deskId: string, name: string): number | null {
  const asked = askedAt(run, deskId, name);
  const number = asked && returned(asked.step);
  return typeof number === 'number' ? number : null;
}

/** What somebody’s transaction ended with, as JSON; undefined if with nothing, or with a failure. */
export function resultFor(run: FinishedRun, signerId: string): unknown {
  const status = traceOf(run, signerId)?.status;
  return status?.type === 'SuccessValue' ? jsonOf(status.value) : undefined;
}

/** How a transaction’s end is told: what it gave, or why it failed. */
export function endFor(run: FinishedRun, signerId: string): string {
  const status = traceOf(run, signerId)?.status;
  if (status?.type === 'Failure') return `a failure (${status.failure.plain.replace(/\.$/, '')})`;
  const result = resultFor(run, signerId);
  return result === undefined ? 'nothing' : `\`${JSON.stringify(result)}\``;
}

/** What is wrong with how somebody’s transaction ended, if anything is. */
export function endFault(run: FinishedRun, name: string, wanted: unknown): Verdict | undefined {
  if (isSame(resultFor(run, name), wanted)) return undefined;
  return notYet(`For ${name} it should end with \`${JSON.stringify(wanted)}\`. It ended with ${endFor(run, name)}.`);
}

function traceOf(run: FinishedRun, signerId: string): Trace | undefined {
  return run.traces.find((trace) => trace.signerId === signerId);
}

/** Whether two values are equal as JSON, in whatever order their fields come. */
export function isSame(one: unknown, other: unknown): boolean {
  const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

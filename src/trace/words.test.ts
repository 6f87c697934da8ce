import { expect, it } from 'vitest';
import type { TraceAction, TraceStep } from './trace.ts';
import { failedActionOf } from './words.ts';

const init: TraceAction = {
  type: 'FunctionCall',
  methodName: 'init',
  args: { type: 'empty' },
  gas: 1n,
  deposit: 0n,
} as TraceAction;
const step = (actions: readonly TraceAction[], actionIndex: number | null): TraceStep =>
  ({ actions, status: { type: 'Failure', failure: { actionIndex } } }) as unknown as TraceStep;

it('names the one of several actions that failed', () => {
  const batch: TraceAction[] = [{ type: 'Other', name: 'CreateAccount' } as TraceAction, init];
  expect(failedActionOf(step(batch, 1))).toEqual({ name: 'init', place: 2, of: 2 });
  expect(failedActionOf(step(batch, 0))).toEqual({ name: 'create account', place: 1, of: 2 });
});

it('names none where there is only one, or where none failed alone', () => {
  expect(failedActionOf(step([init], 0))).toBeNull();
  expect(failedActionOf(step([init, init], null))).toBeNull();
  expect(failedActionOf(step([init, init], 7))).toBeNull();
});

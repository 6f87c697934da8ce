import { isBare } from './buildTrace.ts';
import { formatNear } from './format.ts';
import { previewPayload } from './payload.ts';
import type { TraceAction, TraceStep } from './trace.ts';

/** What a step does, in a few words: its methods' names, or what its actions are called. */
export function titleOf(step: TraceStep): string {
  switch (step.kind) {
    case 'gasRefund':
      return 'gas refund';
    case 'depositRefund':
      return 'deposit refund';
    case 'unknown':
      return 'receipt';
    case 'transaction':
    case 'action':
    case 'yield':
      return isBare(step) ? 'receipt' : actionsTitle(step.actions);
    default:
      return step.kind satisfies never;
  }
}

/** What a step does, with arguments: `set_greeting({"greeting":"Hi"})`. */
export function callOf(step: TraceStep, maxArgs = 60): string {
  if (step.actions.length === 0) return isBare(step) ? 'unknown' : 'no actions';
  return step.actions.map((action) => describeAction(action, maxArgs)).join(', ');
}

/** Which of several actions failed: its name, its place from 1 on, and how many there are. Null where one did not fail alone. */
export function failedActionOf({ actions, status }: TraceStep): { name: string; place: number; of: number } | null {
  const index = status.type === 'Failure' ? status.failure.actionIndex : null;
  const action = index === null || actions.length < 2 ? undefined : actions[index];
  return index === null || action === undefined
    ? null
    : { name: actionTitle(action), place: index + 1, of: actions.length };
}

export function describeAction(action: TraceAction, maxArgs = 60): string {
  switch (action.type) {
    case 'FunctionCall': {
      const deposit = action.deposit === 0n ? '' : ` with ${formatNear(action.deposit)}`;
      return `${action.methodName}(${previewPayload(action.args, maxArgs)})${deposit}`;
    }
    case 'Transfer':
      return `transfer ${formatNear(action.deposit)}`;
    case 'Delegate':
      return `for ${action.senderId}: ${action.actions.map((a) => describeAction(a, maxArgs)).join(', ')} on ${action.receiverId}`;
    case 'Other':
      return spell(action.name);
    default:
      return action satisfies never;
  }
}

function actionsTitle(actions: readonly TraceAction[]): string {
  const [first, ...more] = actions.map(actionTitle);
  if (first === undefined) return 'no actions';
  return more.length === 0 ? first : `${first} + ${more.length}`;
}

function actionTitle(action: TraceAction): string {
  switch (action.type) {
    case 'FunctionCall':
      return action.methodName === '' ? '(no name)' : action.methodName;
    case 'Transfer':
      return 'transfer';
    case 'Delegate':
      return 'delegate';
    case 'Other':
      return spell(action.name);
    default:
      return action satisfies never;
  }
}

function spell(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
}

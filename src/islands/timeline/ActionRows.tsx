import { formatGas, formatNear } from '../../trace/format.ts';
import type { TraceAction } from '../../trace/trace.ts';
import { describeAction } from '../../trace/words.ts';
import { PayloadView } from './PayloadView.tsx';
import { Row } from './Row.tsx';

/** What one action of a receipt is: of a call its method, what is attached and its arguments; of any other all that it holds. */
export function ActionRows({ action }: { readonly action: TraceAction }) {
  switch (action.type) {
    case 'FunctionCall':
      return (
        <>
          <Row name="method" wide>
            <code>{action.methodName}</code>
            <span class="quiet">
              {formatGas(action.gas)}
              {action.deposit > 0n && ` and ${formatNear(action.deposit)}`} attached
            </span>
          </Row>
          <Row name="arguments" wide>
            {action.args.type === 'empty' ? 'none' : <PayloadView payload={action.args} />}
          </Row>
        </>
      );
    case 'Delegate':
      return (
        <>
          <Row name="delegated" wide>
            by {action.senderId}, for {action.receiverId}
          </Row>
          {action.actions.map((inner, i) => (
            <ActionRows key={i} action={inner} />
          ))}
        </>
      );
    case 'Transfer':
    case 'Other':
      return (
        <Row name="action" wide>
          {describeAction(action)}
          {action.type === 'Other' && action.detail.length > 2 && (
            <PayloadView payload={{ type: 'json', text: action.detail }} />
          )}
        </Row>
      );
    default:
      return action satisfies never;
  }
}

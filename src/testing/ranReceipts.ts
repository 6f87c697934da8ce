import type { Block, Chain } from '../near/index.ts';
import type { Action } from '../near/primitives/action.ts';
import type { ExecutionOutcome } from '../near/primitives/outcome.ts';
import { stringifyJson } from '../near/rpc/json.ts';
import { errorView } from '../near/rpc/views/errorView.ts';
import { readFailure } from '../trace/failure.ts';
import type { RanReceipt } from './testChain.ts';

/** Every action receipt that has run on a chain, in order, without refunds. */
export function ranReceipts(chain: Chain): readonly RanReceipt[] {
  const ran: RanReceipt[] = [];
  for (let height = chain.genesis.height; height <= chain.head().height; height++) {
    const block = chain.blockByHeight(height);
    if (block !== undefined) ran.push(...ranIn(chain, block));
  }
  return ran;
}

function ranIn(chain: Chain, { height, chunks }: Block): readonly RanReceipt[] {
  return chunks.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ id, outcome }) => {
      const receipt = chain.receipt(id)?.receipt;
      if (receipt === undefined || receipt.predecessorId === 'system' || receipt.body.type === 'Data') return [];
      if (!('action' in receipt.body)) return [];
      const { predecessorId } = receipt;
      const { actions } = receipt.body.action;
      return [{ block: height, predecessorId, ...described(actions), ...ended(outcome, predecessorId, actions) }];
    }),
  );
}

const wordOf = (action: Action): string => (action.type === 'FunctionCall' ? action.methodName : action.type);

function described(actions: readonly Action[]): Pick<RanReceipt, 'actions' | 'gasAttached'> {
  const gasAttached = actions.reduce((sum, action) => sum + (action.type === 'FunctionCall' ? action.gas : 0n), 0n);
  return { actions: actions.map(wordOf), gasAttached };
}

function ended(
  { executorId, gasBurnt, logs, status }: ExecutionOutcome,
  predecessorId: string,
  actions: readonly Action[],
): Pick<RanReceipt, 'executorId' | 'gasBurnt' | 'logs' | 'failure'> {
  if (status.type !== 'Failure') return { executorId, gasBurnt, logs, failure: null };
  const error: unknown = JSON.parse(stringifyJson(errorView(status.error)));
  const failure = readFailure(error, { executorId, predecessorId, methodNames: actions.map(wordOf) });
  return { executorId, gasBurnt, logs, failure };
}

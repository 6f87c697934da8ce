import { useMemo } from 'preact/hooks';
import type { AwaitMark } from '../../picture/picture.ts';
import type { FollowedTransaction } from '../../snippets/lab/followTransactions.ts';
import { Timeline } from '../timeline/Timeline.tsx';

export interface TransactionsProps {
  readonly transactions: readonly FollowedTransaction[];
  /** They are still running. */
  readonly live: boolean;
}

/** A picture for each transaction of a run, in the order in which they were sent. */
export function Transactions({ transactions, live }: TransactionsProps) {
  return (
    <div class="experiment-transactions">
      {transactions.map((one, index) => (
        <section key={one.hash} class="experiment-transaction">
          {transactions.length > 1 && (
            <h3>
              Transaction {index + 1}: <code>{one.does}</code>
            </h3>
          )}
          <Picture transaction={one} live={live} />
        </section>
      ))}
    </div>
  );
}

function Picture({ transaction, live }: { readonly transaction: FollowedTransaction; readonly live: boolean }) {
  const { sent, answered, does, trace } = transaction;
  const awaits = useMemo((): readonly AwaitMark[] => {
    const resolvedAt = answered && { height: answered.height };
    return [
      { label: `await ${does}`, startedAt: { height: sent.height }, resolvedAt, rejected: answered?.rejected ?? false },
    ];
  }, [does, sent, answered]);
  if (trace === null || trace.steps.length === 0) {
    const refused = answered?.rejected ?? false;
    return (
      <p class="experiment-note">
        {refused ? 'The network refused this transaction: nothing of it ran.' : 'On its way to the network…'}
      </p>
    );
  }
  return <Timeline trace={trace} awaits={awaits} live={live} />;
}

import { useMemo, useState } from 'preact/hooks';
import type { AwaitMark } from '../../picture/picture.ts';
import type { FollowedTransaction } from '../../snippets/lab/followTransactions.ts';
import { overlap } from '../../trace/joinTraces.ts';
import type { Trace } from '../../trace/trace.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Together } from '../timeline/Together.tsx';

export interface TransactionsProps {
  readonly transactions: readonly FollowedTransaction[];
  /** They are still running. */
  readonly live: boolean;
  /** What is shown is an earlier block than the newest. */
  readonly past: boolean;
}

type Arrangement = 'together' | 'one by one';

/** The pictures of a run's transactions, in the order in which they were sent; those that ran at the same time first on one axis. */
export function Transactions({ transactions, live, past }: TransactionsProps) {
  const [asked, ask] = useState<Arrangement | null>(null);
  const traces = useMemo(
    () => transactions.flatMap(({ trace }) => (trace && trace.steps.length > 0 ? [trace] : [])),
    [transactions],
  );
  const arrangement = asked ?? (overlap(traces) ? 'together' : 'one by one');
  return (
    <div class="experiment-transactions">
      {traces.length > 1 && (
        <div class="experiment-arrangement" role="group" aria-label="Show the transactions">
          <span>{countOf(transactions)}</span>
          {arrangements.map(({ name, label }) => (
            <button key={name} type="button" aria-pressed={arrangement === name} onClick={() => ask(name)}>
              {label}
            </button>
          ))}
        </div>
      )}
      {arrangement === 'together' && hasTrace(traces) ? (
        <AllTogether transactions={transactions} traces={traces} />
      ) : (
        transactions.map((one, index) => (
          <section key={one.hash} class="experiment-transaction">
            {transactions.length > 1 && (
              <h3>
                Transaction {index + 1}
                {one.beforeFork && ', from before the fork'}: <code>{one.does}</code>
              </h3>
            )}
            <Picture transaction={one} live={live} past={past} />
          </section>
        ))
      )}
    </div>
  );
}

function countOf(transactions: readonly FollowedTransaction[]): string {
  const before = transactions.filter(({ beforeFork }) => beforeFork).length;
  return `${transactions.length} transactions${before === 0 ? '' : `, ${before} of them from before the fork`}`;
}

const arrangements: readonly { readonly name: Arrangement; readonly label: string }[] = [
  { name: 'together', label: 'On one axis' },
  { name: 'one by one', label: 'One by one' },
];

function hasTrace(traces: readonly Trace[]): traces is readonly [Trace, ...Trace[]] {
  return traces.length > 0;
}

interface AllTogetherProps {
  readonly transactions: readonly FollowedTransaction[];
  readonly traces: readonly [Trace, ...Trace[]];
}

function AllTogether({ transactions, traces }: AllTogetherProps) {
  const awaits = useMemo(() => transactions.filter(isAwaited).map(awaitMark), [transactions]);
  return (
    <section class="experiment-transaction">
      <Together traces={traces} awaits={awaits} />
    </section>
  );
}

/** A fork ends the code that waited for what had not come yet. */
function isAwaited({ beforeFork, answered }: FollowedTransaction): boolean {
  return !beforeFork || answered !== null;
}

function awaitMark({ sent, answered, does }: FollowedTransaction): AwaitMark {
  return {
    label: `await ${does}`,
    startedAt: { height: sent.height },
    resolvedAt: answered && { height: answered.height },
    rejected: answered?.rejected ?? false,
  };
}

interface PictureProps extends Omit<TransactionsProps, 'transactions'> {
  readonly transaction: FollowedTransaction;
}

function Picture({ transaction, live, past }: PictureProps) {
  const { answered, trace } = transaction;
  const awaits = useMemo(() => [transaction].filter(isAwaited).map(awaitMark), [transaction]);
  if (trace === null || trace.steps.length === 0) {
    const refused = answered?.rejected ?? false;
    return (
      <p class="experiment-note">
        {past
          ? 'At this block it had not come to the network yet.'
          : refused
            ? 'The network refused this transaction: nothing of it ran.'
            : 'On its way to the network…'}
      </p>
    );
  }
  return <Timeline trace={trace} awaits={awaits} live={live} />;
}

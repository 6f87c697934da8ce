import { useMemo, useState } from 'preact/hooks';
import type { FollowedTransaction } from '../../snippets/lab/followTransactions.ts';
import { overlap } from '../../trace/joinTraces.ts';
import type { Trace } from '../../trace/trace.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Together } from '../timeline/Together.tsx';
import { awaitMarks } from './awaitMarks.ts';

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
  const arrangement = asked ?? (overlap(traces) || traces.length > BELOW_EACH_OTHER ? 'together' : 'one by one');
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
        <AllTogether transactions={transactions} traces={traces} live={live} />
      ) : (
        <OneByOne transactions={transactions} live={live} past={past} />
      )}
    </div>
  );
}

function countOf(transactions: readonly FollowedTransaction[]): string {
  const before = transactions.filter(({ beforeFork }) => beforeFork).length;
  return `${transactions.length} transactions${before === 0 ? '' : `, ${before} of them from before the fork`}`;
}

/** More pictures than these are too many below each other: one is shown, and the others can be chosen. */
const BELOW_EACH_OTHER = 6;

/** Each transaction's picture with its title; of many, one at a time. */
function OneByOne({ transactions, live, past }: TransactionsProps) {
  const [chosen, choose] = useState(0);
  const many = transactions.length > BELOW_EACH_OTHER;
  const go = (to: number) => choose(Math.max(0, Math.min(transactions.length - 1, to)));
  return (
    <>
      {many && (
        <div class="experiment-arrangement" role="group" aria-label="Which transaction">
          <select
            class="control"
            aria-label="Transaction"
            value={chosen}
            onChange={(event) => go(Number(event.currentTarget.value))}
          >
            {transactions.map((one, index) => (
              <option key={one.hash} value={index}>
                {index + 1}: {one.does}, signed by {one.signerId}
                {one.trace && isBad(one.trace) ? ' ✕' : ''}
              </option>
            ))}
          </select>
          <button type="button" aria-disabled={chosen === 0} onClick={() => go(chosen - 1)}>
            Previous
          </button>
          <button type="button" aria-disabled={chosen === transactions.length - 1} onClick={() => go(chosen + 1)}>
            Next
          </button>
        </div>
      )}
      {transactions.map(
        (one, index) =>
          (!many || index === chosen) && (
            <section key={one.hash} class="experiment-transaction">
              {transactions.length > 1 && (
                <h3>
                  Transaction {index + 1}
                  {one.beforeFork && ', from before the fork'}: <code>{one.does}</code>
                </h3>
              )}
              <Picture transaction={one} live={live} past={past} />
            </section>
          ),
      )}
    </>
  );
}

function isBad({ status, failedInside }: Trace): boolean {
  return status.type === 'Failure' || failedInside;
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
  readonly live: boolean;
}

function AllTogether({ transactions, traces, live }: AllTogetherProps) {
  const awaits = useMemo(() => awaitMarks(transactions), [transactions]);
  return (
    <section class="experiment-transaction">
      <Together traces={traces} awaits={awaits} live={live} />
    </section>
  );
}

interface PictureProps extends Omit<TransactionsProps, 'transactions'> {
  readonly transaction: FollowedTransaction;
}

function Picture({ transaction, live, past }: PictureProps) {
  const { answered, trace } = transaction;
  const awaits = useMemo(() => awaitMarks([transaction]), [transaction]);
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

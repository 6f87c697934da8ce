import type { Exchange, Network } from '../../network/types.ts';
import { createLiveTrace } from '../../trace/liveTrace.ts';
import type { LiveTrace } from '../../trace/liveTrace.ts';
import type { Trace } from '../../trace/trace.ts';
import { askRpc } from './askRpc.ts';
import { readSentTransaction } from './readSentTransaction.ts';
import type { SentTransaction } from './readSentTransaction.ts';

/** A moment on the page's clock and on the chain. */
export interface RunMoment {
  /** Milliseconds on the page's clock. */
  readonly at: number;
  readonly height: number;
}

/** A transaction that the snippet sent, as far as it has come. */
export interface FollowedTransaction extends SentTransaction {
  readonly sent: RunMoment;
  /** When the snippet had its answer; null while it waits. */
  readonly answered: (RunMoment & { readonly rejected: boolean }) | null;
  /** Null until the network tells of it. */
  readonly trace: Trace | null;
  /** Sent before this run, which was forked from the one that sent it. */
  readonly beforeFork: boolean;
}

export interface Following {
  readonly transactions: readonly FollowedTransaction[];
  /** Looks once more, after everything has run: `toEnd` also waits until it is final. */
  settle(toEnd: boolean): Promise<void>;
  /** The chain goes back: everything is looked at anew, also what changed in accounts so far. */
  rewind(): void;
  stop(): void;
}

export interface FollowOptions {
  /** Transactions of the run that this one is forked from, followed further. */
  readonly before?: readonly FollowedTransaction[];
  /** Tell what changed in accounts block by block, not only at the end. */
  readonly changesAtOnce?: boolean;
}

function momentOfAnswer({ answer }: Exchange): FollowedTransaction['answered'] {
  return (
    answer && {
      at: answer.at,
      height: answer.atHeight,
      rejected: answer.error !== undefined || answer.httpStatus >= 400,
    }
  );
}

/**
 * Follows every transaction that passes on its way to the network, block by block, until it is told to stop. Where the
 * chain stands at an earlier block, it tells what was known there.
 */
export function followTransactions(
  network: Network,
  onChange: (transactions: readonly FollowedTransaction[]) => void,
  { before = [], changesAtOnce = false }: FollowOptions = {},
): Following {
  const request = askRpc(network);
  const followed = new Map<string, FollowedTransaction>();
  const live = new Map<string, LiveTrace>();
  // An answer that came in a later block than the one shown has not come there.
  const list = (): readonly FollowedTransaction[] =>
    [...followed.values()].map((one) =>
      one.answered !== null && one.answered.height > network.head.height ? { ...one, answered: null } : one,
    );

  function change(hash: string, changes: Partial<FollowedTransaction>): void {
    const before = followed.get(hash);
    if (!before) return;
    followed.set(hash, { ...before, ...changes });
    onChange(list());
  }

  function begin(sent: SentTransaction, { sentAt, sentAtHeight }: Exchange): void {
    if (followed.has(sent.hash)) return;
    const moment = { at: sentAt, height: sentAtHeight };
    followed.set(sent.hash, { ...sent, sent: moment, answered: null, trace: null, beforeFork: false });
    look(sent, changesAtOnce);
    onChange(list());
  }

  function look({ hash, signerId }: SentTransaction, withChanges: boolean): void {
    live.get(hash)?.stop();
    const onTrace = (trace: Trace): void => change(hash, { trace });
    live.set(hash, createLiveTrace({ request, txHash: hash, senderId: signerId, changesAtOnce: withChanges, onTrace }));
  }

  for (const one of before) {
    followed.set(one.hash, { ...one, beforeFork: true });
    look(one, changesAtOnce);
  }

  // A network that has just been closed answers nothing, and nobody looks any more.
  const updateAll = (): Promise<unknown> => Promise.allSettled([...live.values()].map((one) => one.update()));

  const stopRequests = network.onRequest((exchange) => {
    const sent = readSentTransaction(exchange.method, exchange.params);
    if (!sent) return;
    if (exchange.answer === null) return begin(sent, exchange);
    change(sent.hash, { answered: momentOfAnswer(exchange) });
    void live
      .get(sent.hash)
      ?.update()
      .catch(() => {});
  });
  const stopBlocks = network.onBlock(() => void updateAll());

  return {
    get transactions() {
      return list();
    },
    async settle(toEnd) {
      // One that the network refused never becomes final.
      const begun = list().filter(({ trace }) => trace !== null && trace.steps.length > 0);
      const ends = begun.map(({ hash, signerId }) =>
        request('EXPERIMENTAL_tx_status', { tx_hash: hash, sender_account_id: signerId, wait_until: 'FINAL' }),
      );
      if (toEnd) await Promise.allSettled(ends);
      await updateAll();
    },
    rewind() {
      for (const one of followed.values()) look(one, true);
    },
    stop() {
      stopRequests();
      stopBlocks();
      for (const one of live.values()) one.stop();
    },
  };
}

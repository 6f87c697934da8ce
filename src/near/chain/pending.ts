import { COLUMNS } from '../state/trieKey.ts';
import type { Trie } from '../state/trie.ts';
import { getBufferedReceiptIndices } from '../state/bufferedReceipts.ts';
import { getDelayedReceiptIndices } from '../state/delayedReceipts.ts';
import type { PendingWork } from './chain.ts';
import type { ChainState } from './chainState.ts';

function countRows(trie: Trie, column: number): number {
  let count = 0;
  for (const _ of trie.entries(Uint8Array.of(column))) count += 1;
  return count;
}

function countDelayed(trie: Trie): number {
  const { first, next } = getDelayedReceiptIndices(trie);
  return next - first;
}

function countBuffered(trie: Trie): number {
  let count = 0;
  for (const { first, next } of getBufferedReceiptIndices(trie).values()) count += next - first;
  return count;
}

/** Counts what waits for further blocks. */
export function pendingWork({ pool, shards, patches }: ChainState): PendingWork {
  const sum = (count: (shard: (typeof shards)[number]) => number): number =>
    shards.reduce((total, shard) => total + count(shard), 0);
  return {
    transactions: pool.length,
    inFlight: sum(({ outgoing, unreceived }) => outgoing.length + unreceived.length),
    postponed: sum(({ trie }) => countRows(trie, COLUMNS.postponedReceipt)),
    delayed: sum(({ trie }) => countDelayed(trie)),
    buffered: sum(({ trie }) => countBuffered(trie)),
    yielded: sum(({ trie }) => countRows(trie, COLUMNS.promiseYieldReceipt)),
    patches: patches.length,
  };
}

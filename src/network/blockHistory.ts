import type { Chain, ChainSnapshot } from '../near/chain/chain.ts';

/** Where a chain has been since its start: each block can be gone back to, and what was left comes again. */
export interface BlockHistory {
  /** To the block before; false at the start. */
  back(): boolean;
  /** To the block after, as it was made; false at the newest, where only the chain goes on. */
  forward(): boolean;
  /** To the start, and forgets what came after it. */
  reset(): void;
}

/**
 * Keeps a snapshot of each block from now on, in constant time. A block made from an earlier one replaces those that
 * stood after it. Transactions that wait for a block belong to none: going back loses them, except those that waited
 * at the newest block, which wait there again.
 */
export function createBlockHistory(chain: Chain): BlockHistory {
  const snapshots: ChainSnapshot[] = [chain.snapshot()];
  let at = 0;
  /** The newest block as it was left. */
  let end: ChainSnapshot | null = null;
  let moving = false;

  chain.onBlock(() => {
    if (moving) return;
    at += 1;
    snapshots.length = at;
    snapshots.push(chain.snapshot());
    end = null;
  });

  function moveTo(index: number, snapshot: ChainSnapshot | undefined): boolean {
    if (snapshot === undefined) return false;
    at = index;
    moving = true;
    try {
      chain.restore(snapshot);
    } finally {
      moving = false;
    }
    return true;
  }

  return {
    back() {
      if (at === 0) return false;
      if (at === snapshots.length - 1) end = chain.snapshot();
      return moveTo(at - 1, snapshots[at - 1]);
    },
    forward() {
      const next = at + 1;
      return moveTo(next, next === snapshots.length - 1 && end !== null ? end : snapshots[next]);
    },
    reset() {
      snapshots.length = 1;
      end = null;
      moveTo(0, snapshots[0]);
    },
  };
}

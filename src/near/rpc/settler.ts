import type { BlockClock } from '../chain/blockClock.ts';
import type { Chain } from '../chain/chain.ts';

/** Keeps blocks coming after work until all of it is final. */
export interface Settler {
  /** Call it when a transaction or a patch has come. */
  workCame(): void;
}

/**
 * Blocks are made only on demand. Without this the chain would rest with its last receipts in blocks that are not
 * final yet, and a query at `final` would never see them.
 */
export function createSettler(chain: Chain, clock: BlockClock): Settler {
  let release: (() => void) | undefined;
  let lastBusyHeight = 0;

  chain.onBlock((head) => {
    if (!release) return;
    if (!chain.isQuiet()) lastBusyHeight = head.height + 1;
    // A chain taken back to a snapshot owes nothing to what came after it.
    else lastBusyHeight = Math.min(lastBusyHeight, head.height);
    if (!chain.isQuiet() || chain.finalBlock().height < lastBusyHeight) return;
    release();
    release = undefined;
  });

  return {
    workCame() {
      lastBusyHeight = chain.head().height + 1;
      release ??= clock.hold();
      clock.wake();
    },
  };
}

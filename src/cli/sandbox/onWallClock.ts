import type { Chain } from '../../near/index.ts';

const NANOSECONDS = 1_000_000n;

/**
 * Times a chain's blocks by the machine's clock, as a node does; a fast forward sets the clock ahead for good.
 * `skippedDelay`: milliseconds for each height that a fast forward skips.
 */
export function onWallClock(chain: Chain, skippedDelay: number, now: () => number = Date.now): Chain {
  const wallTime = () => BigInt(now()) * NANOSECONDS;
  let ahead = larger(0n, chain.head().timestamp - wallTime());
  return {
    ...chain,
    produceBlock(input = {}) {
      const timestamp = larger(chain.head().timestamp + 1n, wallTime() + ahead);
      return chain.produceBlock({ timestamp, ...input });
    },
    fastForward(deltaHeight) {
      const result = chain.fastForward(deltaHeight, BigInt(Math.round(skippedDelay)) * NANOSECONDS);
      ahead = larger(ahead, chain.head().timestamp - wallTime());
      return result;
    },
  };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

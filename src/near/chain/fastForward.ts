import type { ChainState } from './chainState.ts';
import { blockTime, produceBlock } from './produceBlock.ts';

/** Blocks before an epoch's end that are made one by one, so that the change of epochs is seen by its blocks. */
const margin = 3;

/**
 * Skips heights. Near an epoch's end it makes the blocks that the change needs; each counts as one height.
 * `timePerHeight`: nanoseconds.
 * @see nearcore chain/client/src/client_actor.rs `sandbox_process_fast_forward`
 */
export function fastForward(
  state: ChainState,
  deltaHeight: number,
  produced: (state: ChainState) => void,
  timePerHeight: bigint = blockTime,
): ChainState {
  const { epochLength } = state.genesis;
  let current = state;
  let left = deltaHeight;
  const produce = (height: number): void => {
    const timestamp = current.head.timestamp + timePerHeight * BigInt(height - current.head.height);
    current = produceBlock(current, { height, timestamp });
    produced(current);
  };
  while (left > 0) {
    const place = current.head.height % epochLength;
    const isNearEnd = epochLength - place <= margin || place === 0;
    const skip = isNearEnd ? 0 : Math.min(left, epochLength - margin - place);
    left -= isNearEnd ? 1 : skip;
    produce(current.head.height + skip + 1);
    // The block after a skip up to the margin is already one of those.
    if (!isNearEnd && left > 0) left -= 1;
  }
  return current;
}

import { equalBytes } from '../primitives/hash.ts';
import { NetworkFault } from '../runtime/networkFault.ts';
import type { RpcContext } from './context.ts';
import { internalError } from './rpcError.ts';

/**
 * Waits until `check` finds something, looking again at each new block; `undefined` once the time-out has passed.
 *
 * Time is the network's: while nobody makes blocks, nobody's time runs out. Meanwhile the clock is held, so that
 * blocks do come. Ends with the network's own failure only if that `concerns` it.
 */
export function waitFor<Found>(
  { chain, clock, pollingTimeout }: RpcContext,
  check: () => Found | undefined,
  concerns: (fault: NetworkFault) => boolean = () => false,
): Promise<Found | undefined> {
  const found = check();
  if (found !== undefined) return Promise.resolve(found);

  const release = clock.hold();
  let last = chain.head();
  // Counted from the first block that comes: before it, the chain may have slept for hours.
  let deadline: bigint | undefined;

  return new Promise((resolve, reject) => {
    const end = () => {
      stopListening();
      stopWatching();
      release();
    };
    const stopWatching = clock.onFailure((error) => {
      // Others are not harmed by it: the network goes on without what it failed at.
      if (error instanceof NetworkFault && !concerns(error)) return;
      end();
      reject(error as Error);
    });
    const stopListening = chain.onBlock((block) => {
      const follows = equalBytes(block.prevHash, last.hash);
      last = block;
      try {
        if (!follows) throw networkReset();
        const found = check();
        deadline ??= block.timestamp + pollingTimeout;
        if (found === undefined && block.timestamp < deadline) return;
        resolve(found);
      } catch (error) {
        reject(error as Error);
      }
      end();
    });
  });
}

// Differs from nearcore: a node is never taken back to an earlier block; here a reset ends what waits.
function networkReset(): Error {
  const message = 'The network went back to an earlier block while this request waited. Send it again.';
  return internalError(message, message, 200);
}

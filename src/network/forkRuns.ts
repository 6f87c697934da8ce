import type { ChainSnapshot } from '../near/chain/chain.ts';
import type { Chain } from '../near/index.ts';
import type { CryptoHash } from '../near/primitives/brands.ts';
import type { ExecutionOutcome } from '../near/primitives/outcome.ts';
import { signCall } from './signCall.ts';
import type { SweepPoint } from './sweepForks.ts';
import type { SetupCall } from './types.ts';

/** A method that a receipt of a run called, and how it ended. */
export interface ForkedCall {
  readonly on: string;
  readonly methodName: string;
  readonly attached: bigint;
  readonly outcome: ExecutionOutcome;
}

/** More blocks than any call of a lesson needs. */
const MAX_BLOCKS = 50;

/**
 * Runs calls that each begin from the state in which the chain stands now, whatever the ones before did. To go back takes constant time.
 * @returns runs one call to its end and gives what its receipts called, in order; null where the network refused the transaction
 */
export function forkRuns(chain: Chain): (call: SetupCall) => readonly ForkedCall[] | null {
  const start = chain.snapshot();
  return (call) => (runFrom(chain, start, call) === null ? null : calledSince(chain, start.head.height + 1));
}

/**
 * Takes the chain back to where it stood once, and runs one call to its end from there.
 * @returns the hash of its transaction; null where the network refused it
 */
export function runFrom(chain: Chain, start: ChainSnapshot, call: SetupCall): CryptoHash | null {
  chain.restore(start);
  const transaction = signCall(chain, call);
  if (transaction === null || chain.submit(transaction).type === 'Refused') return null;
  for (let blocks = 0; blocks === 0 || !chain.isQuiet(); blocks++) {
    if (blocks === MAX_BLOCKS)
      throw new Error(`${call.receiverId}.${call.methodName} was not done after ${MAX_BLOCKS} blocks.`);
    chain.produceBlock();
  }
  return transaction.hash;
}

function calledSince(chain: Chain, from: number): readonly ForkedCall[] {
  const called: ForkedCall[] = [];
  for (let height = from; height <= chain.head().height; height++)
    for (const { id, outcome } of chain.blockByHeight(height)?.chunks.flatMap(({ outcomes }) => outcomes) ?? []) {
      const body = chain.receipt(id)?.receipt.body;
      const action = body?.type === 'Action' ? body.action.actions[0] : undefined;
      if (action?.type !== 'FunctionCall') continue;
      called.push({ on: outcome.executorId, methodName: action.methodName, attached: action.gas, outcome });
    }
  return called;
}

/** How a call with a callback ended, taken as a whole. */
export type ForkEnd = 'NeverBegan' | 'HalfDone' | 'AllWell';

/** The first receipt failed, so nothing of it is left; or a later one did; or none. */
export function endOf(called: readonly ForkedCall[] | null): ForkEnd {
  const [first] = called ?? [];
  if (called === null || first === undefined || first.outcome.status.type === 'Failure') return 'NeverBegan';
  return called.some(({ outcome }) => outcome.status.type === 'Failure') ? 'HalfDone' : 'AllWell';
}

/** What a sweep keeps of a run. */
export function sweepPoint(gas: number, called: readonly ForkedCall[] | null): SweepPoint {
  const all = called ?? [];
  return {
    gas,
    end: endOf(called),
    burnt: all.reduce((sum, { outcome }) => sum + outcome.gasBurnt, 0n),
    failed: all.find(({ outcome }) => outcome.status.type === 'Failure')?.methodName ?? null,
  };
}

/** The least number from `low` on for which `holds`, found by halving: it must not hold below it nor fail above, up to `high`. Null if it never does. */
export function leastFor(holds: (value: number) => boolean, low: number, high: number): number | null {
  if (!holds(high)) return null;
  let [below, at] = [low - 1, high];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (holds(middle)) at = middle;
    else below = middle;
  }
  return at;
}

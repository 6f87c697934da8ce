import { createLiveTrace } from './liveTrace.ts';
import type { RpcRequest } from './collectTrace.ts';
import type { TxStatusAnswer } from './material.ts';
import type { Trace } from './trace.ts';

export interface LookUpOptions {
  readonly request: RpcRequest;
  readonly hash: string;
  /** Who signed it. Nodes look for a transaction where its signer lives; many find it without. */
  readonly accountId: string | null;
  readonly onTrace: (trace: Trace) => void;
  readonly signal: AbortSignal;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** Somebody must be named; this account is on every network that is not the reader's own. */
const SOMEBODY = 'near';
const LOOK_EVERY = 1000;
/** Three minutes: longer than a yield can wait. */
const MOST_LOOKS = 180;

/**
 * Finds a transaction and follows it to its end. Rejects as `request` does when it cannot be found; what is missing of
 * one that is found is told in its trace.
 */
export async function lookUpTransaction({
  request,
  hash,
  accountId,
  onTrace,
  signal,
  pause = sleep,
}: LookUpOptions): Promise<void> {
  const params = { tx_hash: hash, sender_account_id: accountId ?? SOMEBODY, wait_until: 'NONE' };
  let known: TxStatusAnswer | null = (await request('EXPERIMENTAL_tx_status', params)) as TxStatusAnswer;
  const senderId = known.transaction?.signer_id ?? accountId ?? SOMEBODY;
  const live = createLiveTrace({
    txHash: hash,
    senderId,
    onTrace,
    request(method, asked) {
      if (method !== 'EXPERIMENTAL_tx_status' || known === null) return request(method, asked);
      const status = known;
      known = null;
      return Promise.resolve(status);
    },
  });
  signal.addEventListener('abort', live.stop);
  let final = false;
  void live.final.then(() => (final = true));
  for (let look = 0; look < MOST_LOOKS; look++) {
    await live.update();
    if (final || signal.aborted) return;
    await pause(LOOK_EVERY);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

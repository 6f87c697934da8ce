import { buildTrace } from './buildTrace.ts';
import { collectTrace, createCollectCache } from './collectTrace.ts';
import type { RpcRequest } from './collectTrace.ts';
import type { Trace } from './trace.ts';

export interface LiveTraceOptions {
  readonly request: RpcRequest;
  readonly txHash: string;
  readonly senderId: string;
  /** Also tell what changed in accounts before everything has run, at the cost of more requests. */
  readonly changesAtOnce?: boolean;
  /** Called with every trace that differs from the last one, the final one included. */
  readonly onTrace: (trace: Trace) => void;
}

export interface LiveTrace {
  /** Call it on every new block; calls that come while one is under way become one more. */
  readonly update: () => Promise<void>;
  /** Ends it: no further `onTrace`. */
  readonly stop: () => void;
  /** The trace once it is final; never resolves after `stop`. */
  readonly final: Promise<Trace>;
}

/**
 * Follows a transaction while it runs. Blocks and chunks are asked for once; each update costs one `EXPERIMENTAL_tx_status`, the
 * newest block and its chunk.
 */
export function createLiveTrace({
  request,
  txHash,
  senderId,
  changesAtOnce = false,
  onTrace,
}: LiveTraceOptions): LiveTrace {
  const cache = createCollectCache();
  const { promise: final, resolve } = Promise.withResolvers<Trace>();
  let running: Promise<void> | null = null;
  let again = false;
  let ended = false;
  let last = '';

  async function collect(): Promise<void> {
    const trace = buildTrace(
      await collectTrace(request, { txHash, senderId, cache, withChanges: true, changesAtOnce }),
    );
    if (ended) return;
    const print = fingerprint(trace);
    if (print !== last) onTrace(trace);
    last = print;
    if (!trace.final) return;
    ended = true;
    resolve(trace);
  }

  async function run(): Promise<void> {
    do {
      again = false;
      await collect();
    } while (again && !ended);
  }

  return {
    update() {
      if (ended) return Promise.resolve();
      again = running !== null;
      running ??= run().finally(() => void (running = null));
      return running;
    },
    stop: () => void (ended = true),
    final,
  };
}

/** Equal for traces that draw alike. */
function fingerprint(trace: Trace): string {
  const steps = trace.steps.map((s) => `${s.id} ${s.kind} ${s.status.type} ${s.ranAt}`);
  const data = trace.data.map((d) => `${d.dataId} ${d.value.type} ${d.arrivedAt}`);
  return [trace.status.type, trace.final, trace.blocks.length, ...steps, ...data, ...trace.unknown].join('\n');
}

import { isRefund, isWork } from './buildTrace.ts';
import type { Trace, TraceBlock, TraceData, TraceStep } from './trace.ts';

/**
 * Lays several transactions over each other as one graph, for a picture on one axis of blocks: steps in the order in which the
 * network ran them, numbered through. The rest of the trace is the first transaction's.
 */
export function joinTraces(traces: readonly [Trace, ...Trace[]]): Trace {
  const [first] = traces;
  const steps = numbered(inRunOrder(traces.flatMap(({ steps: own }) => own)));
  return {
    ...first,
    steps,
    data: traces.flatMap(({ data }) => data.map((d) => withResumer(d, steps))),
    blocks: blocksOf(traces),
    failedInside: traces.some(({ failedInside }) => failedInside),
    final: traces.every(({ final }) => final),
    unknown: [...new Set(traces.flatMap(({ unknown }) => unknown))],
    changes: null,
  };
}

/** Only a contract itself resumes what it has yielded; if exactly one receipt ran on it in the block before, it was that one. */
function withResumer(data: TraceData, steps: readonly TraceStep[]): TraceData {
  if (data.from !== null || !data.isResume || data.value.type !== 'Successful' || data.arrivedAt === null) return data;
  const before = data.arrivedAt - 1;
  const contract = steps.find((s) => s.id === data.to)?.executorId;
  const candidates = steps.filter((s) => isWork(s) && s.executorId === contract && s.ranAt === before);
  return candidates.length === 1 ? { ...data, from: candidates[0]?.id ?? null } : data;
}

/** Whether one of them began before another was over, refunds aside, so that their blocks are better seen on one axis. */
export function overlap(traces: readonly Trace[]): boolean {
  const spans = traces
    .map(({ steps }) => steps.filter((step) => !isRefund(step)).flatMap(({ ranAt }) => ranAt ?? []))
    .filter((heights) => heights.length > 0)
    .map((heights) => ({ from: Math.min(...heights), to: Math.max(...heights) }))
    .toSorted((a, b) => a.from - b.from);
  let end = -1;
  for (const { from, to } of spans) {
    if (from <= end) return true;
    end = Math.max(end, to);
  }
  return false;
}

/** What has not run yet, or in a block that nobody remembers, comes last. */
function inRunOrder(steps: readonly TraceStep[]): readonly TraceStep[] {
  const last = Number.MAX_SAFE_INTEGER;
  return steps.toSorted((a, b) => (a.ranAt ?? last) - (b.ranAt ?? last) || (a.place ?? -1) - (b.place ?? -1));
}

function blocksOf(traces: readonly Trace[]): readonly TraceBlock[] {
  const byHash = new Map(traces.flatMap(({ blocks }) => blocks.map((block) => [block.hash, block] as const)));
  const last = Number.MAX_SAFE_INTEGER;
  return [...byHash.values()].toSorted((a, b) => (a.height ?? last) - (b.height ?? last));
}

function numbered(steps: readonly TraceStep[]): readonly TraceStep[] {
  let count = 0;
  return steps.map((step) => (isWork(step) ? { ...step, number: ++count } : step));
}

import { isRefund, isWork } from './buildTrace.ts';
import type { Trace } from './trace.ts';

export interface TraceSummary {
  /** Without refunds and those of unknown kind. */
  readonly receipts: number;
  readonly refunds: number;
  readonly failed: number;
  readonly pending: number;
  /** From the transaction's block to the last one in which something ran, both included. */
  readonly blocks: number;
  readonly firstHeight: number | null;
  readonly lastHeight: number | null;
  readonly gasAttached: bigint;
  readonly gasBurnt: bigint;
  /** yoctoNEAR. */
  readonly tokensBurnt: bigint;
}

/** Counts a trace's receipts, blocks and gas. */
export function summarizeTrace(trace: Trace): TraceSummary {
  const { steps } = trace;
  const receipts = steps.filter(isWork);
  const heights = steps.flatMap((s) => s.ranAt ?? []);
  const firstHeight = heights.length === 0 ? null : Math.min(...heights);
  const lastHeight = heights.length === 0 ? null : Math.max(...heights);
  return {
    receipts: receipts.length,
    refunds: steps.filter(isRefund).length,
    failed: receipts.filter((s) => s.status.type === 'Failure').length,
    pending: steps.filter((s) => s.status.type === 'Pending').length,
    blocks: firstHeight === null || lastHeight === null ? 0 : lastHeight - firstHeight + 1,
    firstHeight,
    lastHeight,
    gasAttached: steps[0]?.gasAttached ?? 0n,
    gasBurnt: steps.reduce((sum, s) => sum + (s.gasBurnt ?? 0n), 0n),
    tokensBurnt: steps.reduce((sum, s) => sum + (s.tokensBurnt ?? 0n), 0n),
  };
}

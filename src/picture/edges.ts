import { hasRun, isRefund } from '../trace/buildTrace.ts';
import type { Trace } from '../trace/trace.ts';
import type { ArrowKind } from './picture.ts';

/** Something to draw an arrow for, before it has a path. */
export interface Edge {
  readonly key: string;
  readonly kind: ArrowKind;
  readonly from: string;
  readonly to: string;
  readonly failed: boolean;
}

/** What made what, and which data went where; refunds only when asked for. */
export function edgesOf(trace: Trace, showRefunds: boolean): readonly Edge[] {
  const edges: Edge[] = [];
  for (const step of trace.steps) {
    if (step.createdBy === null || (step.kind === 'unknown' && !hasRun(step))) continue;
    if (isRefund(step) && !showRefunds) continue;
    const kind: ArrowKind = isRefund(step) ? 'refund' : step.inputDataIds.length > 0 ? 'callback' : 'created';
    edges.push({ key: `${kind} ${step.id}`, kind, from: step.createdBy, to: step.id, failed: false });
  }
  for (const data of trace.data) {
    if (data.from === null || data.to === null) continue;
    const failed = data.value.type === 'Failed';
    edges.push({ key: `data ${data.dataId}`, kind: 'data', from: data.from, to: data.to, failed });
  }
  return edges;
}

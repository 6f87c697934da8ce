import { hasRun, isRefund } from '../trace/buildTrace.ts';
import type { Trace } from '../trace/trace.ts';
import type { ArrowKind, LayoutOptions } from './picture.ts';
import { refundGroup } from './refunds.ts';

/** Something to draw an arrow for, before it has a path. */
export interface Edge {
  readonly key: string;
  readonly kind: ArrowKind;
  readonly from: string;
  readonly to: string;
  readonly failed: boolean;
}

/** What made what, and which data went where; refunds only when asked for. */
export function edgesOf(
  trace: Trace,
  { showRefunds = false, folding }: Pick<LayoutOptions, 'showRefunds' | 'folding'>,
): readonly Edge[] {
  const edges: Edge[] = [];
  const together = (folding?.folds.size ?? 0) > 0;
  const drawn = new Set<string>();
  for (const step of trace.steps) {
    if (step.createdBy === null || (step.kind === 'unknown' && !hasRun(step))) continue;
    if (isRefund(step)) {
      const group = together ? refundGroup(step) : step.id;
      if (!showRefunds || drawn.has(group)) continue;
      drawn.add(group);
    }
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

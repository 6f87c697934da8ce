import type { Trace } from '../../trace/trace.ts';

export type TraceGroup = readonly [Trace, ...Trace[]];

const beginOf = ({ steps }: Trace): number => steps[0]?.ranAt ?? 0;
/** The block in which the last of it ran, refunds apart: they stand in nobody's way. */
const endOf = ({ steps }: Trace): number =>
  Math.max(...steps.map(({ kind, ranAt }) => (kind === 'gasRefund' ? 0 : (ranAt ?? 0))));

/** Puts transactions in the order of their blocks, those that ran at the same time together. What the network never took is left out. */
export function groupByTime(traces: readonly Trace[]): readonly TraceGroup[] {
  const groups: [Trace, ...Trace[]][] = [];
  const ran = traces.filter(({ steps }) => steps.length > 0).toSorted((a, b) => beginOf(a) - beginOf(b));
  for (const trace of ran) {
    const last = groups.at(-1);
    if (last && beginOf(trace) <= Math.max(...last.map(endOf))) last.push(trace);
    else groups.push([trace]);
  }
  return groups;
}

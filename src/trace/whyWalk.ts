import type { Trace, TraceData, TraceStep } from './trace.ts';

/** All that led to a step, and by which way. */
export interface Ancestors {
  /** The latest first; the transaction comes last. What was asked itself is not among them unless it caused more of them. */
  readonly steps: readonly TraceStep[];
  readonly effectsOf: (step: TraceStep) => readonly Effect[];
}

/** A step made another, or its result went there; of what matters to the question. */
export type Effect =
  | { readonly type: 'made'; readonly step: TraceStep }
  | { readonly type: 'sent'; readonly data: TraceData; readonly to: TraceStep };

/** More pieces of data than these are not all followed: only the last to arrive, and those that failed. */
const MOST_FOLLOWED = 4;

/** Collects what led to a step: who made it, whose data it waited for, and so on to the transaction. */
export function ancestorsOf(trace: Trace, from: TraceStep): Ancestors {
  const byId = new Map(trace.steps.map((s) => [s.id, s]));
  const effects = new Map<string, Effect[]>();
  const seen = new Set<string>([from.id]);
  const queue = [from];
  const follow = (causeId: string | null, effect: Effect): void => {
    const cause = byId.get(causeId ?? '');
    if (!cause) return;
    effects.set(cause.id, [...(effects.get(cause.id) ?? []), effect]);
    if (seen.has(cause.id)) return;
    seen.add(cause.id);
    queue.push(cause);
  };
  for (let step = queue.shift(); step; step = queue.shift()) {
    const to = step;
    follow(step.createdBy, { type: 'made', step });
    for (const data of followed(dataFor(trace, step))) follow(data.from, { type: 'sent', data, to });
  }
  const order = new Map(trace.steps.map((s, i) => [s.id, i]));
  const place = (id: string): number => order.get(id) ?? 0;
  return {
    steps: [...effects.keys()].toSorted((a, b) => place(b) - place(a)).flatMap((id) => byId.get(id) ?? []),
    effectsOf: (step) => (effects.get(step.id) ?? []).toSorted((a, b) => place(stepOf(a).id) - place(stepOf(b).id)),
  };
}

function stepOf(effect: Effect): TraceStep {
  return effect.type === 'made' ? effect.step : effect.to;
}

/** What a step waits or waited for, in the order in which it sees it. */
export function dataFor(trace: Trace, step: TraceStep): readonly TraceData[] {
  if (step.inputDataIds.length === 0) return [];
  const place = (d: TraceData): number => step.inputDataIds.indexOf(d.dataId);
  return trace.data.filter((d) => d.to === step.id).toSorted((a, b) => place(a) - place(b));
}

/** The piece without which it could not run; null while some are missing, or when nobody knows. */
export function lastToArrive(data: readonly TraceData[]): TraceData | null {
  if (data.some((d) => d.arrivedAt === null)) return null;
  return data.reduce<TraceData | null>((last, d) => ((d.arrivedAt ?? 0) > (last?.arrivedAt ?? -1) ? d : last), null);
}

function followed(data: readonly TraceData[]): readonly TraceData[] {
  if (data.length <= MOST_FOLLOWED) return data;
  const last = lastToArrive(data) ?? data.at(-1);
  const failed = data.filter((d) => d.value.type !== 'Successful' && d !== last);
  return [...failed.slice(0, MOST_FOLLOWED - 1), ...(last ? [last] : [])];
}

import type { Trace } from '../trace/trace.ts';
import { across } from './acrossSizes.ts';
import type { Edge } from './edges.ts';
import { slotIndexOf } from './slots.ts';
import type { Slot } from './slots.ts';
import { assignTracks } from './tracks.ts';

/** Which arrows run along the top of their target's lane, and on which track. */
export interface Channels {
  readonly trackOf: (edge: Edge) => number | null;
  readonly tracksIn: (accountId: string) => number;
}

/** Arrows that pass over a whole column get a track; those that do not touch each other share one. */
export function channelsOf(
  edges: readonly Edge[],
  trace: Trace,
  slots: readonly Slot[],
  accounts: readonly string[],
): Channels {
  const slotIndex = slotIndexOf(slots);
  const byId = new Map(trace.steps.map((s) => [s.id, s]));
  const long = edges.flatMap((edge) => {
    const target = byId.get(edge.to);
    if (!target) return [];
    const from = (slotIndex.get(edge.from) ?? 0) + 1;
    const to = (slotIndex.get(edge.to) ?? 0) - 1;
    return to < from ? [] : [{ edge, from, to, lane: target.executorId ?? accounts[0] ?? '' }];
  });
  const tracks = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [lane, list] of Map.groupBy(long, (l) => l.lane)) {
    for (const [{ edge }, assigned] of assignTracks(list)) {
      const track = assigned % across.maxTracks;
      tracks.set(edge.key, track);
      counts.set(lane, Math.max(counts.get(lane) ?? 0, track + 1));
    }
  }
  return { trackOf: (edge) => tracks.get(edge.key) ?? null, tracksIn: (lane) => counts.get(lane) ?? 0 };
}

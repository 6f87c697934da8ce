/** Gives each interval the lowest track on which it touches no other. */
export function assignTracks<T extends { readonly from: number; readonly to: number }>(
  intervals: readonly T[],
): ReadonlyMap<T, number> {
  const ends: number[] = [];
  const tracks = new Map<T, number>();
  for (const interval of intervals.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const free = ends.findIndex((end) => end < interval.from);
    const track = free === -1 ? ends.length : free;
    ends[track] = interval.to;
    tracks.set(interval, track);
  }
  return tracks;
}

/** Unites overlapping or touching intervals. */
export function mergeIntervals(
  intervals: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const merged: [number, number][] = [];
  for (const [from, to] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

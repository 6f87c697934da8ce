/** The time of each block since the first one, in words; null where the block's time is unknown. */
export function timeLabels(slots: readonly { readonly timestamp: bigint | null }[]): readonly (string | null)[] {
  const times = slots.map((s) => s.timestamp);
  const known = times.filter((t) => t !== null);
  const [start] = known;
  if (start === undefined) return times.map(() => null);
  const span = Number((known.at(-1) ?? start) - start) / 1e6;
  return times.map((t) => (t === null ? null : timeLabel(Number(t - start) / 1e6, span)));
}

/** Milliseconds, with as many digits as the whole span needs. */
function timeLabel(ms: number, span: number): string {
  if (span < 1000) return `${Math.round(ms)} ms`;
  if (span < 100_000) return `${(ms / 1000).toFixed(1)} s`;
  return span < 600_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}

import type { Timestamp } from '../primitives/brands.ts';

/** ISO 8601 with nine digits after the point, as a node writes times. */
export function isoTime(timestamp: Timestamp): string {
  const seconds = new Date(Number(timestamp / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${(timestamp % 1_000_000_000n).toString().padStart(9, '0')}Z`;
}

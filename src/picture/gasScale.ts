import { groupDigits } from '../trace/format.ts';

const TERA = 1e12;

/** Ticks at round numbers of Tgas: three to six of them. */
export function gasTicks(full: bigint): {
  readonly tickShare: number;
  readonly ticks: readonly { readonly share: number; readonly label: string }[];
} {
  const tera = Number(full) / TERA;
  if (tera === 0) return { tickShare: 1, ticks: [] };
  const step = roundStep(tera / 4);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: Math.floor(tera / step + 1e-9) + 1 }, (_, i) => ({
    share: (i * step) / tera,
    label: digits === 0 ? groupDigits(i * step) : (i * step).toFixed(digits),
  }));
  return { tickShare: step / tera, ticks };
}

/** The largest of 1, 2, 2.5 and 5 times a power of ten that is not above. */
function roundStep(above: number): number {
  const power = 10 ** Math.floor(Math.log10(above));
  const factors = power >= 10 ? [5, 2.5, 2, 1] : [5, 2, 1];
  return (factors.find((f) => f * power <= above * 1.01) ?? 1) * power;
}

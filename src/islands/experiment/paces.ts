import type { Pace } from '../../network/types.ts';

/** The block times to choose from, by the value of their option. Real networks make a block about every 0.6 s. */
export const paces = {
  paced: { label: 'every 0.6 s', pace: { type: 'Interval', milliseconds: 600 } },
  instant: { label: 'at once', pace: { type: 'Instant' } },
  manual: { label: 'step by step', pace: { type: 'Manual' } },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly pace: Pace }>>;

/** Long enough for what a snippet sends side by side to stand in one block. */
const soon: Pace = { type: 'Interval', milliseconds: 60 };

/** @param sideBySide whether it matters which transactions stand in one block */
export function paceOf(name: PaceName, sideBySide: boolean): Pace {
  return name === 'instant' && sideBySide ? soon : paces[name].pace;
}

export type PaceName = keyof typeof paces;
export const paceNames = Object.keys(paces) as readonly PaceName[];

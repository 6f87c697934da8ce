import { layoutTrace } from '../../picture/layoutTrace.ts';
import type { Detail, LayoutOptions, Picture } from '../../picture/picture.ts';
import type { Trace } from '../../trace/trace.ts';

/** How a picture is looked at: how much its cards say, and how large they are drawn. */
export interface Level {
  /** Null: by the number of cards. */
  readonly detail: Detail | null;
  readonly scale: number;
}

export const readable: Level = { detail: null, scale: 1 };

/** From far to near. */
const levels: readonly (Level & { readonly detail: Detail })[] = [
  { detail: 'dot', scale: 0.5 },
  { detail: 'dot', scale: 0.75 },
  { detail: 'dot', scale: 1 },
  { detail: 'compact', scale: 0.85 },
  { detail: 'compact', scale: 1 },
  { detail: 'full', scale: 1 },
  { detail: 'full', scale: 1.3 },
  { detail: 'full', scale: 1.7 },
];

const nearness: Readonly<Record<Detail, number>> = { dot: 0, compact: 1, full: 2 };

/** The next level nearer (1) or farther (-1) than what is shown; null at the end. */
export function nextLevel(shown: { readonly detail: Detail; readonly scale: number }, by: 1 | -1): Level | null {
  const isBeyond = (level: (typeof levels)[number]): boolean =>
    by * (nearness[level.detail] - nearness[shown.detail] || level.scale - shown.scale) > 0.01;
  return (by === 1 ? levels.find(isBeyond) : levels.findLast(isBeyond)) ?? null;
}

/** Lays out as seen at a level: the room is what the scale makes of it. */
export function layoutAt(trace: Trace, options: LayoutOptions, { detail, scale }: Level): Picture {
  return layoutTrace(trace, { ...options, width: options.width / scale, scale, detail: detail ?? undefined });
}

/** The nearest level, up to the readable one, at which everything is seen at once; where even the farthest is too near, farther. */
export function levelThatFits(trace: Trace, options: LayoutOptions, height: number): Level {
  const { detail } = layoutAt(trace, options, readable);
  const upTo = levels.findIndex((level) => level.detail === detail && level.scale === 1);
  for (const level of levels.slice(0, upTo + 1).toReversed()) {
    const picture = layoutAt(trace, options, level);
    if (fits(picture, level.scale, options.width, height)) return level;
  }
  let scale = 0.5;
  while (scale > 0.06) {
    scale *= 0.85;
    if (fits(layoutAt(trace, options, { detail: 'dot', scale }), scale, options.width, height)) break;
  }
  return { detail: 'dot', scale };
}

function fits(picture: Picture, scale: number, width: number, height: number): boolean {
  return picture.width * scale <= width + 1 && picture.height * scale <= height;
}

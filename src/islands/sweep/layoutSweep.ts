import { scaleLog } from 'd3-scale';
import { languages } from '../../course/budgetSweep.ts';
import type { BudgetSweep, Language } from '../../course/budgetSweep.ts';
import type { ForkEnd } from '../../network/forkRuns.ts';
import { linesBetween } from '../../network/sweepForks.ts';
import type { SweepLine, SweepPoint } from '../../network/sweepForks.ts';
import type { LanguageSweep } from './useSweep.ts';

/** The best end on top. */
export const lanes: readonly ForkEnd[] = ['AllWell', 'NeverBegan', 'HalfDone'];

const LANE = 30;
const TITLE = 30;
const BAND = TITLE + lanes.length * LANE;
const AXIS = 44;
const LEFT = 118;
const RIGHT = 20;
/** Pixels beside a line that its number needs. */
const NUMBER = 58;

export interface PlotPoint extends SweepPoint {
  readonly language: Language;
  readonly x: number;
  readonly y: number;
}

export interface PlotLine extends SweepLine {
  readonly x: number;
  /** Where its number stands. */
  readonly textX: number;
  readonly textY: number;
  readonly anchor: 'start' | 'end';
}

export interface PlotBand {
  readonly language: Language;
  readonly y: number;
  readonly lanes: readonly { readonly end: ForkEnd; readonly y: number }[];
  /** The least amount first. */
  readonly points: readonly PlotPoint[];
  readonly lines: readonly PlotLine[];
  /** Along the lanes as far as the ends are known, and from lane to lane. */
  readonly path: string;
}

/** A sweep’s outcome against gas, in a room so many pixels wide. */
export function layoutSweep(sweep: BudgetSweep, halves: readonly LanguageSweep[], width: number) {
  const right = Math.max(width - RIGHT, LEFT + 80);
  const x = scaleLog([sweep.low, sweep.high], [LEFT, right]);
  const bands = languages.map((language, index): PlotBand => {
    const top = index * BAND;
    const yOf = (end: ForkEnd): number => top + TITLE + (lanes.indexOf(end) + 0.5) * LANE;
    const points = [...(halves.find((half) => half.language === language)?.points ?? [])]
      .sort((a, b) => a.gas - b.gas)
      .map((point) => ({ ...point, language, x: x(point.gas), y: yOf(point.end) }));
    const lines = linesBetween(points).map((line, at): PlotLine => {
      const here = x(line.from);
      const free = lanes.find((end) => end !== line.before && end !== line.after) ?? line.before;
      const isLeft = here - LEFT > NUMBER && (at === 0 || right - here < NUMBER);
      return {
        ...line,
        x: here,
        textX: here + (isLeft ? -6 : 6),
        textY: yOf(free) + 4,
        anchor: isLeft ? 'end' : 'start',
      };
    });
    return { language, y: top, lanes: lanes.map((end) => ({ end, y: yOf(end) })), points, lines, path: pathOf(points) };
  });
  return { x, bands, left: LEFT, right, axisY: bands.length * BAND + 6, height: bands.length * BAND + AXIS };
}

/** Between points that ended alike it runs on; between neighbours that did not it falls or rises; elsewhere it is not known yet. */
function pathOf(points: readonly PlotPoint[]): string {
  return points
    .map(({ x, y, gas }, index) => {
      const before = points[index - 1];
      const known = before !== undefined && (before.y === y || gas - before.gas === 1);
      return `${known ? 'L' : 'M'}${x.toFixed(1)} ${y}`;
    })
    .join('');
}

/** The point nearest to a place in the plot, of the band it is in. */
export function nearestPoint(bands: readonly PlotBand[], x: number, y: number): PlotPoint | undefined {
  const band = bands.findLast((one) => one.y <= y) ?? bands[0];
  const distance = (point: PlotPoint): number => Math.hypot(point.x - x, point.y - y);
  return band?.points.reduce<PlotPoint | undefined>(
    (best, point) => (best === undefined || distance(point) < distance(best) ? point : best),
    undefined,
  );
}

/** To which point a key leads: along a band, or to the nearest amount of the other. */
export function pointByKey(bands: readonly PlotBand[], from: PlotPoint, key: string): PlotPoint | undefined {
  const points = bands.find(({ language }) => language === from.language)?.points ?? [];
  const at = points.findIndex(({ gas }) => gas === from.gas);
  const other = bands.find(({ language }) => language !== from.language);
  switch (key) {
    case 'ArrowRight':
      return points[at + 1];
    case 'ArrowLeft':
      return points[at - 1];
    case 'Home':
      return points[0];
    case 'End':
      return points.at(-1);
    case 'ArrowUp':
    case 'ArrowDown':
      return other && nearestPoint([other], from.x, from.y);
    default:
      return undefined;
  }
}

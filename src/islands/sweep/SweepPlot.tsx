import { axisBottom } from 'd3-axis';
import { select } from 'd3-selection';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { amountText, endNames, endWords } from '../../course/budgetSweep.ts';
import type { BudgetSweep, Language } from '../../course/budgetSweep.ts';
import { useWidth } from '../timeline/useWidth.ts';
import { layoutSweep, nearestPoint, pointByKey } from './layoutSweep.ts';
import type { PlotBand, PlotPoint } from './layoutSweep.ts';
import type { ChosenPoint, LanguageSweep } from './useSweep.ts';

interface Props {
  readonly sweep: BudgetSweep;
  readonly halves: readonly LanguageSweep[];
  readonly chosen: ChosenPoint | null;
  readonly onChoose: (language: Language, gas: number) => void;
}

const keyOf = ({ language, gas }: Pick<PlotPoint, 'language' | 'gas'>): string => `${language} ${gas}`;

/** How each run ended, against its gas. One point at a time can be tabbed to; arrow keys go on from it, Enter chooses it. */
export function SweepPlot({ sweep, halves, chosen, onChoose }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const root = useRef<SVGSVGElement>(null);
  const width = useWidth(frame);
  const [current, setCurrent] = useState<string | null>(null);
  const plot = useMemo(() => layoutSweep(sweep, halves, width), [sweep, halves, width]);
  const points = plot.bands.flatMap((band) => band.points);
  const at = chosen && keyOf(chosen);
  const entry =
    [current, at].find((key) => points.some((point) => keyOf(point) === key)) ?? (points[0] && keyOf(points[0]));

  const choose = ({ language, gas }: PlotPoint): void => onChoose(language, gas);
  const chooseNearest = (event: MouseEvent): void => {
    const box = root.current?.getBoundingClientRect();
    const nearest = box && nearestPoint(plot.bands, event.clientX - box.left, event.clientY - box.top);
    if (nearest) choose(nearest);
  };
  const onKeyDown = (event: KeyboardEvent, point: PlotPoint): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = pointByKey(plot.bands, point, event.key);
    if (event.key === 'Enter' || event.key === ' ') choose(point);
    else if (next) root.current?.querySelector<SVGGElement>(`[data-point="${keyOf(next)}"]`)?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div ref={frame} class="sweep-frame">
      {width > 0 && (
        <svg
          ref={root}
          class="sweep-plot"
          width={width}
          height={plot.height}
          viewBox={`0 0 ${width} ${plot.height}`}
          role="group"
          aria-label={`What became of each run, by the ${sweep.unit} ${sweep.axis}`}
          onClick={chooseNearest}
        >
          {plot.bands.map((band) => (
            <Band key={band.language} band={band} left={plot.left} right={plot.right} unit={sweep.unit} />
          ))}
          <Axis plot={plot} sweep={sweep} />
          {points.map((point) => (
            <g
              key={keyOf(point)}
              class={`sweep-point ${point.end}`}
              transform={`translate(${point.x} ${point.y})`}
              role="button"
              tabindex={keyOf(point) === entry ? 0 : -1}
              aria-pressed={keyOf(point) === at}
              aria-label={`${point.language}, ${amountText(point.gas, sweep.unit)} ${sweep.unit}: ${endWords[point.end]}`}
              data-point={keyOf(point)}
              onFocus={() => setCurrent(keyOf(point))}
              onKeyDown={(event) => onKeyDown(event, point)}
            >
              <circle class="sweep-ring" r="9" />
              <circle class="sweep-dot" r="5" />
              {point.end === 'HalfDone' && <path class="sweep-half" d="M0 -5A5 5 0 0 0 0 5Z" />}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

interface BandProps {
  readonly band: PlotBand;
  readonly left: number;
  readonly right: number;
  readonly unit: BudgetSweep['unit'];
}

function Band({ band, left, right, unit }: BandProps) {
  return (
    <g class="sweep-band" aria-hidden="true">
      <text class="sweep-language" x="0" y={band.y + 20}>
        {band.language}
      </text>
      {band.lanes.map(({ end, y }) => (
        <g key={end}>
          <line class="sweep-lane" x1={left - 8} x2={right + 8} y1={y} y2={y} />
          <text class="sweep-end" x={left - 16} y={y + 4}>
            {endNames[end]}
          </text>
        </g>
      ))}
      <path class="sweep-path" d={band.path} />
      {band.lines.map(({ from, textX, textY, anchor }) => (
        <text key={from} class="sweep-number" x={textX} y={textY} text-anchor={anchor}>
          {amountText(from, unit)}
        </text>
      ))}
    </g>
  );
}

/** From this width on, the axis has room for more than powers of ten. */
const WIDE = 560;

function Axis({ plot, sweep }: { readonly plot: ReturnType<typeof layoutSweep>; readonly sweep: BudgetSweep }) {
  const ref = useRef<SVGGElement>(null);
  const { x, left, right, axisY } = plot;
  useLayoutEffect(() => {
    if (!ref.current) return;
    const steps = right - left > WIDE ? [1, 2, 5] : [1];
    const isLabelled = (gas: number): boolean => steps.includes(Number(gas.toExponential()[0]));
    const axis = axisBottom(x)
      .tickValues(x.ticks())
      .tickFormat((gas) => (isLabelled(gas.valueOf()) ? amountText(gas.valueOf(), sweep.unit) : ''));
    select(ref.current).call(axis);
  }, [x, sweep, left, right]);
  return (
    <g aria-hidden="true">
      <g ref={ref} class="sweep-axis" transform={`translate(0 ${axisY})`} />
      <text class="sweep-axis-name" x={right} y={axisY + 34}>
        {`${sweep.unit} ${sweep.axis} →`}
      </text>
    </g>
  );
}

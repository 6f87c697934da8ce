import { useState } from 'preact/hooks';
import { amountText, budgetSweeps, endWords } from '../../course/budgetSweep.ts';
import type { BudgetSweep, Language } from '../../course/budgetSweep.ts';
import { leastGas, linesBetween } from '../../network/sweepForks.ts';
import { useLazyView } from '../timeline/useLazyView.ts';
import { SweepTable } from './SweepTable.tsx';
import { useSweep } from './useSweep.ts';
import type { LanguageSweep, SweepState } from './useSweep.ts';

interface Props {
  /** The folder with the course’s contracts, ending in a slash. */
  readonly contractsUrl: string;
}

const loadPlot = () => import('./SweepPlot.tsx').then((m) => m.SweepPlot);
const loadRun = () => import('./SweepRun.tsx').then((m) => m.SweepRun);

/** One call, run with many amounts of gas, each time from the same state: how it ended, drawn against the gas. */
export function Sweep({ contractsUrl }: Props) {
  const { state, start, stop, choose } = useSweep(contractsUrl);
  const [name, setName] = useState(budgetSweeps[0]?.name ?? '');
  const { phase, sweep, halves, chosen } = state;
  const Plot = useLazyView(sweep === null ? null : loadPlot);
  const Run = useLazyView(chosen === null ? null : loadRun);
  const run = (): void => {
    const next = budgetSweeps.find((one) => one.name === name);
    if (next) start(next);
  };

  return (
    <section class="sweep" aria-label="Sweep the gas">
      <div class="sweep-head">
        <label>
          <span>What differs</span>
          <select
            class="control"
            value={name}
            disabled={phase === 'Sweeping'}
            onChange={(event) => setName(event.currentTarget.value)}
          >
            {budgetSweeps.map(({ name: value, label }) => (
              <option value={value} key={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button primary"
          // The second click of a double click means Sweep, too.
          onClick={(event) => (phase === 'Sweeping' ? event.detail <= 1 && stop() : run())}
        >
          {phase === 'Sweeping' ? 'Stop' : 'Sweep'}
        </button>
      </div>
      <p class="sweep-status">
        <span role="status">{statusText(state)}</span>
        {halves.length > 0 && (
          <span class="sweep-counts">
            {halves.map(({ language, points }) => `${points.length} runs in ${language}`).join(', ')}
          </span>
        )}
      </p>
      {sweep && <p class="sweep-label">{sweep.label}</p>}
      {sweep && Plot && <Plot sweep={sweep} halves={halves} chosen={chosen} onChoose={choose} />}
      {sweep && phase !== 'Sweeping' && <Lines sweep={sweep} halves={halves} onChoose={choose} />}
      {sweep && chosen && Run && <Run sweep={sweep} chosen={chosen} />}
      {sweep && <SweepTable sweep={sweep} halves={halves} chosen={chosen} onChoose={choose} />}
    </section>
  );
}

function statusText({ phase, trouble }: SweepState): string {
  if (trouble !== null) return trouble;
  switch (phase) {
    case 'Idle':
      return 'Bob signs again and again, each time from the same state.';
    case 'Sweeping':
      return 'Sweeping…';
    case 'Done':
      return 'Done. Choose a point to see its run.';
    case 'Stopped':
      return 'Stopped. Choose a point to see its run.';
    default:
      return phase satisfies never;
  }
}

interface LinesProps {
  readonly sweep: BudgetSweep;
  readonly halves: readonly LanguageSweep[];
  readonly onChoose: (language: Language, gas: number) => void;
}

/** The exact amounts, each with its neighbour. */
function Lines({ sweep, halves, onChoose }: LinesProps) {
  return (
    <dl class="sweep-lines">
      {halves.map(({ language, points, done }) => {
        const least = leastGas(points);
        const lines = linesBetween(points);
        const amount = (gas: number) => (
          <button type="button" class="sweep-amount" onClick={() => onChoose(language, gas)}>
            {amountText(gas, sweep.unit)} {sweep.unit}
          </button>
        );
        return (
          <div key={language}>
            <dt>{language}</dt>
            <dd>
              <strong>
                {least !== null
                  ? `At least ${amountText(least, sweep.unit)} ${sweep.unit}.`
                  : done
                    ? 'No amount is enough.'
                    : 'It was stopped before the line was found.'}
              </strong>
              {lines.map(({ from, before, after }) => (
                <span key={from}>
                  {' '}
                  With {amount(from - 1)} {endWords[before]}, with {amount(from)} {endWords[after]}.
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

import { amountText } from '../../course/budgetSweep.ts';
import type { BudgetSweep } from '../../course/budgetSweep.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import type { ShownRun } from './sweepMessages.ts';
import type { ChosenPoint } from './useSweep.ts';

interface Props {
  readonly sweep: BudgetSweep;
  readonly chosen: ChosenPoint;
}

/** The run behind a point: what it left, and its pictures. */
export function SweepRun({ sweep, chosen: { language, gas, run } }: Props) {
  return (
    <figure class="sweep-run" data-gas={gas} data-language={language}>
      <figcaption>
        <p role="status">
          <strong>
            {language}, {amountText(gas, sweep.unit)} {sweep.unit} {sweep.axis}
          </strong>
          {run && <span> {leftBehind(sweep, run)}</span>}
        </p>
      </figcaption>
      {run && <Timeline key={run.trace.txHash} trace={run.trace} />}
    </figure>
  );
}

/** What stands there afterwards; who signed before bob is not his doing. */
function leftBehind({ entries: before }: BudgetSweep, { counted, entries, pending }: ShownRun): string {
  const isCounted = counted > before;
  const isWritten = entries > before;
  if (isCounted && isWritten && pending === null) return 'Afterwards bob is counted, and has his entry.';
  if (!isCounted && !isWritten && pending === null)
    return 'Afterwards all is as it was: bob is not counted, and nothing is pending.';
  const parts = [
    `bob is ${isCounted ? '' : 'not '}counted`,
    `he has ${isWritten ? 'his' : 'no'} entry`,
    pending === null ? 'nothing is pending' : `“${pending}” is still pending`,
  ];
  return `Afterwards ${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}.`;
}

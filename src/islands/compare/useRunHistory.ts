import { useRef } from 'preact/hooks';
import type { ExperimentState } from '../experiment/experimentState.ts';
import { wheres } from '../experiment/wheres.ts';
import type { Where } from '../experiment/wheres.ts';
import type { PastRun } from './pastRun.ts';

/** Runs that are kept for comparison: each holds its traces. */
const KEPT = 6;

/** The finished runs of an experiment, the latest last. A run is taken down once, as it was when it ended. */
export function useRunHistory(
  { phase, run, newest, transactions }: ExperimentState,
  where: Where,
  accounts: PastRun['accounts'],
): readonly PastRun[] {
  const runs = useRef<readonly PastRun[]>([]);
  const traces = transactions.flatMap(({ trace }) => (trace && trace.steps.length > 0 ? [trace] : []));
  if (phase === 'Over' && newest === null && traces.length > 0 && runs.current.at(-1)?.number !== run)
    runs.current = [...runs.current, { number: run, name: `in run ${run}, ${wheres[where]}`, traces, accounts }].slice(
      -KEPT,
    );
  return runs.current;
}

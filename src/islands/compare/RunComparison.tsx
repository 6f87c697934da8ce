import type { ExperimentState } from '../experiment/experimentState.ts';
import { paceOf } from '../experiment/paces.ts';
import type { PaceName } from '../experiment/paces.ts';
import type { Where } from '../experiment/wheres.ts';
import { useLazyView } from '../timeline/useLazyView.ts';
import type { ModelCode } from './CompareWith.tsx';
import type { PastRun } from './pastRun.ts';
import type { RunAsideOptions } from './runAside.ts';
import { useRunHistory } from './useRunHistory.ts';

interface Props extends Omit<RunAsideOptions, 'source' | 'pace'> {
  readonly state: ExperimentState;
  readonly where: Where;
  readonly pace: PaceName;
  /** The ids that the lesson's accounts have there, by those that they have in the page. */
  readonly names: PastRun['accounts'];
  /** The code of the latest run. */
  readonly ran: string | null;
  /** The code that stood there first. */
  readonly source: string;
  readonly sideBySide: boolean;
  /** The lesson's own, once something else was tried. */
  readonly models?: readonly ModelCode[] | undefined;
}

/** Comparing: fetched when there is something to compare. */
const load = () => import('./CompareWith.tsx').then(({ CompareWith }) => CompareWith);

/** Keeps an experiment's runs, and offers to compare the latest of them. */
export function RunComparison({ state, where, pace, names, ran, source, models, sideBySide, ...aside }: Props) {
  const runs = useRunHistory(state, where, names);
  const [latest, ...earlier] = runs.toReversed();
  const codes = codesFor(ran, source, where, models);
  const comparable = state.phase === 'Over' && latest?.number === state.run && earlier.length + codes.length > 0;
  const CompareWith = useLazyView(comparable ? load : null);
  if (!CompareWith || !comparable || !latest) return null;
  return (
    <CompareWith
      key={state.run}
      run={latest}
      others={earlier}
      models={codes}
      // Nobody steps a run that stands aside.
      pace={paceOf(pace === 'manual' ? 'paced' : pace, sideBySide)}
      {...aside}
    />
  );
}

/** With which code a run can be compared: what ran, in the page; what stood here first; the lesson's own. */
function codesFor(
  ran: string | null,
  source: string,
  where: Where,
  models: readonly ModelCode[] = [],
): readonly ModelCode[] {
  if (ran === null) return [];
  const here = where === 'here' ? [] : [{ label: 'the same code in this page', name: 'in this page', source: ran }];
  if (ran === source) return here;
  return [...here, { label: 'the code as it began', name: 'with the code as it began', source }, ...models];
}

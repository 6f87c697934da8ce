import type { TrialRun } from '../../course/exercise/exercise.ts';
import type { Trace } from '../../trace/trace.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Together } from '../timeline/Together.tsx';

const blockOf = ({ steps }: Trace): number => steps[0]?.ranAt ?? 0;

/** Everything that ran in a trial, the others' transactions too, on one axis. */
export function TrialPicture({ run }: { readonly run: TrialRun }) {
  const all = [...run.traces, ...run.others].filter(({ steps }) => steps.length > 0);
  const [first, ...rest] = all.toSorted((a, b) => blockOf(a) - blockOf(b));
  if (first === undefined) return <p class="later">It sent no transaction.</p>;
  return rest.length === 0 ? <Timeline trace={first} /> : <Together traces={[first, ...rest]} awaits={[]} />;
}

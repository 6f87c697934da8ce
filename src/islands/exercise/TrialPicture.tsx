import type { TrialRun } from '../../course/exercise/exercise.ts';
import type { Trace } from '../../trace/trace.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Together } from '../timeline/Together.tsx';
import { groupByTime } from './groupByTime.ts';

/** Everything that ran in a trial, the others' transactions too: what ran at the same time on one axis. */
export function TrialPicture({ run }: { readonly run: TrialRun }) {
  const groups = groupByTime([...run.traces, ...run.others]);
  if (groups.length === 0) return <p class="later">It sent no transaction.</p>;
  return (
    <>
      {groups.map((group) => (
        <Picture key={group[0].txHash} group={group} />
      ))}
    </>
  );
}

function Picture({ group }: { readonly group: readonly [Trace, ...Trace[]] }) {
  return group.length === 1 ? <Timeline trace={group[0]} /> : <Together traces={group} awaits={[]} />;
}

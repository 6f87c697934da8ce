import { errorPageOn } from '../course/errorPages.ts';
import type { Trace } from '../trace/trace.ts';

/** The failures among what ran that no page of the reference explains, by their names. */
export function unexplainedFailures(traces: readonly Trace[]): readonly string[] {
  const failed = traces
    .flatMap(({ steps }) => steps)
    .flatMap(({ status, inputDataIds }) =>
      status.type === 'Failure' ? [{ kind: status.failure.kind, isCallback: inputDataIds.length > 0 }] : [],
    );
  return [...new Set(failed.filter((failure) => errorPageOn(failure) === undefined).map(({ kind }) => kind))];
}

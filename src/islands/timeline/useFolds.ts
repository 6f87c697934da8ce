import { useMemo, useState } from 'preact/hooks';
import { foldTrace } from '../../picture/foldTrace.ts';
import { noChoices } from '../../picture/folding.ts';
import type { FoldChoices, Folding } from '../../picture/folding.ts';
import type { Trace } from '../../trace/trace.ts';

export interface Folds extends Folding {
  readonly choices: FoldChoices;
  /** Opens a fold by its key. */
  readonly open: (key: string) => void;
  /** Folds what was opened by this key. */
  readonly close: (key: string) => void;
  /** Folds all that came of a step, or opens it again. */
  readonly toggleTree: (stepId: string) => void;
  /** Opens everything, or folds everything as it was at first. */
  readonly setEverything: (everything: boolean) => void;
}

/** What of a trace is folded, as the reader wants it. `kept` are steps that somebody looks at. */
export function useFolds(trace: Trace, kept: ReadonlySet<string>): Folds {
  const [choices, choose] = useState<Omit<FoldChoices, 'kept'>>(noChoices);
  const folding = useMemo(() => foldTrace(trace, { ...choices, kept }), [trace, choices, kept]);
  const change = (name: 'opened' | 'closed', key: string, isIn: boolean) =>
    choose((before) => {
      const changed = new Set(before[name]);
      if (isIn) changed.add(key);
      else changed.delete(key);
      return { ...before, [name]: changed };
    });
  return {
    ...folding,
    choices: { ...choices, kept },
    open: (key) => change(choices.closed.has(key) ? 'closed' : 'opened', key, !choices.closed.has(key)),
    close: (key) => change('opened', key, false),
    toggleTree: (stepId) => change('closed', stepId, !choices.closed.has(stepId)),
    setEverything: (everything) => choose({ ...noChoices, everything }),
  };
}

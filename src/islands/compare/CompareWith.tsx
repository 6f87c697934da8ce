import { useRef, useState } from 'preact/hooks';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import css from './compare.css?inline';
import { Comparison } from './Comparison.tsx';
import type { PastRun } from './pastRun.ts';
import { runAside } from './runAside.ts';
import type { RunAsideOptions } from './runAside.ts';

adoptStyle(css);

/** Code of the lesson's to compare a run with: `a solution`, `the code as it began`. */
export interface ModelCode {
  readonly label: string;
  /** In a sentence: `with a solution`. */
  readonly name: string;
  readonly source: string;
}

export interface CompareWithProps extends Omit<RunAsideOptions, 'source'> {
  readonly run: PastRun;
  /** Other runs, the latest first. */
  readonly others: readonly PastRun[];
  readonly models: readonly ModelCode[];
}

type Stage =
  | { readonly type: 'Asking'; readonly trouble: string | null }
  | { readonly type: 'Running'; readonly name: string }
  | { readonly type: 'Compared'; readonly other: PastRun };

/** Offers to compare a run with another one, and does. */
export function CompareWith({ run, others, models, ...aside }: CompareWithProps) {
  const [stage, setStage] = useState<Stage>({ type: 'Asking', trouble: null });
  const choice = useRef<HTMLSelectElement>(null);

  async function compare(): Promise<void> {
    const [kind, index] = (choice.current?.value ?? '').split(' ');
    const other = kind === 'run' ? others[Number(index)] : undefined;
    if (other) return setStage({ type: 'Compared', other });
    const model = models[Number(index)];
    if (!model) return;
    setStage({ type: 'Running', name: model.label });
    try {
      const traces = await runAside({ ...aside, source: model.source });
      setStage({ type: 'Compared', other: { number: 0, name: model.name, traces, accounts: {} } });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setStage({ type: 'Asking', trouble: `There is nothing to compare with. ${reason}` });
    }
  }

  return (
    <section class="compare" aria-label="Compare runs">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void compare();
        }}
      >
        <label>
          <span>Compare with</span>
          <select class="control" ref={choice}>
            {others.map(({ number, name }, index) => (
              <option key={`run ${number}`} value={`run ${index}`}>
                {name.replace(/^in /, '')}
              </option>
            ))}
            {models.map(({ label }, index) => (
              <option key={label} value={`model ${index}`}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button" disabled={stage.type === 'Running'}>
          Compare
        </button>
        {stage.type === 'Compared' && (
          <button type="button" class="button" onClick={() => setStage({ type: 'Asking', trouble: null })}>
            Close
          </button>
        )}
        <span role="status">
          {stage.type === 'Running' && `Running ${stage.name}…`}
          {stage.type === 'Asking' && stage.trouble}
        </span>
      </form>
      {stage.type === 'Compared' && <Comparison left={{ ...run, name: 'in this run' }} right={stage.other} />}
    </section>
  );
}

import { describe } from './experimentState.ts';
import type { ExperimentState } from './experimentState.ts';

interface Props {
  readonly state: ExperimentState;
  /** The page's own network, whose blocks can be stepped. */
  readonly here: boolean;
  /** Blocks come only by `onStep`: then each is announced. */
  readonly byHand: boolean;
  onBack(): void;
  onStep(): void;
  /** Runs the code from the block shown. */
  onOnward(): void;
}

/** How a run goes, and at which block; there one can go back and forth, and run from another block on. */
export function RunStatus({ state, here, byHand, onBack, onStep, onOnward }: Props) {
  const { phase, run, newest } = state;
  const stands = here && state.height !== null && run > 0;
  return (
    <div class="experiment-status">
      <span role="status">{describe(state)}</span>
      <div class="experiment-blocks">
        {stands ? (
          <BlockStepper state={state} byHand={byHand} onBack={onBack} onStep={onStep} />
        ) : (
          state.height !== null && <span class="experiment-height">block {state.height}</span>
        )}
        {here && phase === 'Over' && (
          <button
            type="button"
            class="button"
            title={
              newest === null
                ? 'Run again, on the state this run reached'
                : `Run the code from block ${state.height}, as it stood then`
            }
            onClick={onOnward}
          >
            {newest === null ? 'Continue' : 'Fork'}
          </button>
        )}
      </div>
    </div>
  );
}

type StepperProps = Pick<Props, 'state' | 'byHand' | 'onBack' | 'onStep'>;

function BlockStepper({ state: { phase, height, firstHeight, newest }, byHand, onBack, onStep }: StepperProps) {
  const canBack = phase !== 'Loading' && height !== null && firstHeight !== null && height > firstHeight;
  const canStep = phase !== 'Loading';
  const step = (): void => void (canStep && onStep());
  const back = (): void => void (canBack && onBack());

  function followArrows(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') back();
    else if (event.key === 'ArrowRight') step();
    else return;
    event.preventDefault();
  }

  // Not `disabled`: at the first block that would take the focus away from who went there.
  return (
    <div class="block-stepper" role="group" aria-label="Block by block" onKeyDown={followArrows}>
      <button
        type="button"
        class="button"
        title="One block back; ends the code (← while the focus is here)"
        aria-disabled={!canBack}
        onClick={back}
      >
        Back
      </button>
      <span class="experiment-height" aria-live={byHand ? 'polite' : 'off'}>
        block {height}
        {newest !== null && ` of ${newest}`}
      </span>
      <button
        type="button"
        class="button"
        title={newest === null ? 'Make the next block now (→)' : 'Show the next block (→)'}
        aria-disabled={!canStep}
        onClick={step}
      >
        Step
      </button>
    </div>
  );
}

import { hasCard } from '../../picture/foldTrace.ts';
import { ReceiptDetail } from './ReceiptDetail.tsx';
import type { PictureState } from './usePicture.ts';

/** What opens below a picture: one receipt, or why something happened. */
export function PicturePanels({ state, detail }: { readonly state: PictureState; readonly detail: boolean }) {
  const { step, trace, why, frame } = state;
  return (
    <>
      {step && detail && (
        <div hidden={why.question !== null}>
          <ReceiptDetail
            key={step.id}
            step={step}
            trace={trace}
            actions={<FoldButton state={state} stepId={step.id} />}
            onClose={state.close}
            onGo={state.goTo}
            onWhy={why.ask}
          />
        </div>
      )}
      {why.question && why.Panel && (
        <why.Panel trace={trace} question={why.question} frame={frame} onLight={why.setLights} onClose={why.leave} />
      )}
    </>
  );
}

/** Folds the receipts like this one again, or all that came of it. */
function FoldButton({
  state: { trace, folds, close },
  stepId,
}: {
  readonly state: PictureState;
  readonly stepId: string;
}) {
  const run = folds.unfolded.get(stepId);
  const came = trace.steps.filter((s) => s.createdBy === stepId && hasCard(s)).length;
  if (run === undefined && came === 0) return null;
  const fold = () => {
    close();
    if (run === undefined) folds.toggleTree(stepId);
    else folds.close(run);
  };
  const isFolded = run === undefined && folds.choices.closed.has(stepId);
  return (
    <button type="button" class="button" onClick={fold}>
      {run !== undefined ? 'Fold those like it' : isFolded ? 'Unfold what came of it' : 'Fold what came of it'}
    </button>
  );
}

/** Escape ends what was opened last. */
export function leaveOnEscape({ step, why, close }: PictureState): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    if (why.question) why.leave();
    else if (step) close();
  };
}

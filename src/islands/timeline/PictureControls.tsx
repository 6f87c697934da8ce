import { ACCOUNTS } from '../../picture/folding.ts';
import { Legend } from './Legend.tsx';
import type { PictureState } from './usePicture.ts';

/** Below a picture: what its lines mean, what is folded, how near one is, and whether one follows. */
export function PictureControls({ state }: { readonly state: PictureState }) {
  const { picture, showRefunds, setShowRefunds } = state;
  return (
    <footer class="timeline-foot">
      <Legend arrows={picture?.arrows ?? []} />
      <div class="timeline-controls">
        <FoldButtons state={state} />
        <label>
          <input type="checkbox" checked={showRefunds} onChange={(e) => setShowRefunds(e.currentTarget.checked)} />
          Show refunds
        </label>
        <ZoomButtons state={state} />
      </div>
    </footer>
  );
}

function FoldButtons({ state: { folds } }: { readonly state: PictureState }) {
  const { foldable, quiet, choices } = folds;
  const changed = choices.everything || choices.opened.size > 0 || choices.closed.size > 0;
  return (
    <>
      {quiet.length > 0 && (
        <button type="button" class="link-button" onClick={() => folds.open(ACCOUNTS)}>
          Show {quiet.length} more accounts
        </button>
      )}
      {foldable && !choices.everything && (
        <button type="button" class="link-button" onClick={() => folds.setEverything(true)}>
          Unfold everything
        </button>
      )}
      {changed && (
        <button type="button" class="link-button" onClick={() => folds.setEverything(false)}>
          {foldable ? 'Fold again' : 'Unfold everything'}
        </button>
      )}
    </>
  );
}

function ZoomButtons({ state }: { readonly state: PictureState }) {
  const { zoom, canZoom, fit, reset, level } = state;
  return (
    <div class="timeline-zoom" role="group" aria-label="Zoom">
      <button type="button" aria-label="Smaller" aria-disabled={!canZoom(-1)} onClick={() => zoom(-1)}>
        −
      </button>
      <button type="button" aria-label="Larger" aria-disabled={!canZoom(1)} onClick={() => zoom(1)}>
        +
      </button>
      <button type="button" aria-label="Fit everything" onClick={fit}>
        Fit
      </button>
      <button type="button" aria-disabled={level.detail === null} onClick={() => level.detail !== null && reset()}>
        Reset
      </button>
    </div>
  );
}

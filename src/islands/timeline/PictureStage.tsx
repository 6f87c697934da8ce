import type { Card } from '../../picture/picture.ts';
import { PictureView } from './PictureView.tsx';
import type { PictureState } from './usePicture.ts';

/** The picture itself, with keys for zooming and folding, and while it grows the way to the newest block. */
export function PictureStage({ state }: { readonly state: PictureState }) {
  const { picture, folds, level, dense, scroller, selected, select, why, live, follow } = state;
  if (!picture) return null;
  const fold = (card: Card) => {
    const opened = folds.unfolded.get(card.id);
    if (selected !== null) select(null);
    if (opened === undefined) folds.toggleTree(card.id);
    else folds.close(opened);
  };
  const onKey = (key: string, card: Card): boolean => {
    if (key === '+' || key === '=') state.zoom(1);
    else if (key === '-') state.zoom(-1);
    else if (key === '0') state.reset();
    else if (key === 'f' || key === 'F') fold(card);
    else return false;
    return true;
  };
  const scrolls = dense || picture.width * level.scale > state.width;
  return (
    <>
      <PictureView
        picture={picture}
        trace={folds.trace}
        selected={selected}
        onSelect={select}
        lights={why.lights}
        scale={level.scale}
        dense={dense}
        scroller={scroller}
        onOpen={({ fold: opened }) => opened && folds.open(opened.key)}
        onKey={onKey}
      />
      {live && scrolls && (
        <button
          type="button"
          class="timeline-follow"
          aria-pressed={follow.following}
          onClick={() => follow.follow(!follow.following)}
        >
          {follow.following ? 'Following the newest block' : 'Jump to the newest block'}
        </button>
      )}
    </>
  );
}

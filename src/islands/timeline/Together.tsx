import { useMemo, useState } from 'preact/hooks';
import type { AwaitMark } from '../../picture/picture.ts';
import { joinTraces } from '../../trace/joinTraces.ts';
import type { Trace } from '../../trace/trace.ts';
import { loadSaveMenu, SaveButton } from '../save/SaveButton.tsx';
import { adoptStyle } from './adoptStyle.ts';
import { PictureControls } from './PictureControls.tsx';
import { leaveOnEscape, PicturePanels } from './PicturePanels.tsx';
import { PictureStage } from './PictureStage.tsx';
import css from './timeline.css?inline';
import { TransactionEnds } from './TransactionEnds.tsx';
import { useLazyView } from './useLazyView.ts';
import { usePicture } from './usePicture.ts';

adoptStyle(css);

interface Props {
  readonly traces: readonly [Trace, ...Trace[]];
  readonly awaits: readonly AwaitMark[];
  /** They are still running. */
  readonly live?: boolean | undefined;
}

/** Several transactions on one axis of blocks: what ran between whose receipts. */
export function Together({ traces, awaits, live = false }: Props) {
  const joined = useMemo(() => joinTraces(traces), [traces]);
  const state = usePicture({ trace: joined, awaits, live });
  const { picture, folds } = state;
  const [saving, setSaving] = useState(false);
  const SaveMenu = useLazyView(saving ? loadSaveMenu : null);

  return (
    <section class="timeline" role="group" aria-label="What the transactions did" onKeyDown={leaveOnEscape(state)}>
      <header class="timeline-head">
        <TransactionEnds traces={traces} onWhy={state.why.ask} />
        <SaveButton open={saving} onToggle={() => setSaving(!saving)} />
      </header>
      {SaveMenu && picture && <SaveMenu traces={traces} trace={folds.trace} picture={picture} />}
      <div ref={state.frame} class="timeline-frame">
        <PictureStage state={state} />
      </div>
      <PictureControls state={state} />
      <PicturePanels state={state} detail />
    </section>
  );
}

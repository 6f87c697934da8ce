import { useState } from 'preact/hooks';
import type { Trace } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import type { AwaitMark } from '../../picture/picture.ts';
import { loadSaveMenu, SaveButton } from '../save/SaveButton.tsx';
import { adoptStyle } from './adoptStyle.ts';
import { PictureControls } from './PictureControls.tsx';
import { leaveOnEscape, PicturePanels } from './PicturePanels.tsx';
import { PictureStage } from './PictureStage.tsx';
import { Summary } from './Summary.tsx';
import { TextTrace } from './TextTrace.tsx';
import css from './timeline.css?inline';
import { useLazyView } from './useLazyView.ts';
import { usePicture } from './usePicture.ts';
import { onDemand, views } from './views.ts';
import type { ViewName } from './views.ts';

adoptStyle(css);

export interface TimelineProps {
  readonly trace: Trace;
  readonly awaits?: readonly AwaitMark[] | undefined;
  /** It is still growing: what is new appears, and its end is announced. */
  readonly live?: boolean | undefined;
  /** An account's number among the colours, from 1. */
  readonly colours?: Readonly<Record<string, number>> | undefined;
}

/** What a transaction did: blocks across, accounts down, a card for each receipt; the same as text. */
export function Timeline({ trace, awaits, live = false, colours }: TimelineProps) {
  const state = usePicture({ trace, awaits, live, colours });
  const { frame, width, picture, folds, why } = state;
  const [view, setView] = useState<ViewName>('Timeline');
  const OtherView = useLazyView(onDemand[view] ?? null);
  const [saving, setSaving] = useState(false);
  const SaveMenu = useLazyView(saving ? loadSaveMenu : null);
  const ask = (question: WhyQuestion) => {
    setView('Timeline');
    why.ask(question);
  };
  const show = (name: ViewName) => {
    why.end();
    setView(name);
  };

  return (
    <section class="timeline" role="group" aria-label="What the transaction did" onKeyDown={leaveOnEscape(state)}>
      <header class="timeline-head">
        <Summary trace={trace} live={live} onWhy={ask} />
        <div class="timeline-views" role="group" aria-label="Show it as">
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => show(name)}>
              {name}
            </button>
          ))}
        </div>
        <SaveButton open={saving} onToggle={() => setSaving(!saving)} />
      </header>
      {SaveMenu && picture && <SaveMenu traces={[trace]} trace={folds.trace} picture={picture} />}
      <div ref={frame} class="timeline-frame">
        {view === 'Text' && <TextTrace trace={trace} folding={folds} />}
        {view === 'Timeline' && <PictureStage state={state} />}
        {OtherView && <OtherView trace={trace} colours={state.colours} width={width} onWhy={ask} />}
      </div>
      {view === 'Timeline' && <PictureControls state={state} />}
      <PicturePanels state={{ ...state, why: { ...why, ask } }} detail={view === 'Timeline' || view === 'Text'} />
    </section>
  );
}

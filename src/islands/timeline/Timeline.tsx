import { useMemo, useRef, useState } from 'preact/hooks';
import { layoutTrace } from '../../picture/layoutTrace.ts';
import type { AwaitMark } from '../../picture/picture.ts';
import type { Trace } from '../../trace/trace.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import { useWhy } from '../why/useWhy.ts';
import { loadSaveMenu, SaveButton } from '../save/SaveButton.tsx';
import { adoptStyle } from './adoptStyle.ts';
import { Legend } from './Legend.tsx';
import { PictureView } from './PictureView.tsx';
import { ReceiptDetail } from './ReceiptDetail.tsx';
import { Summary } from './Summary.tsx';
import { TextTrace } from './TextTrace.tsx';
import css from './timeline.css?inline';
import { useLazyView } from './useLazyView.ts';
import { useWidth } from './useWidth.ts';
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

/** Below this width in pixels, blocks go downwards. */
export const NARROW = 720;

/** What a transaction did: blocks across, accounts down, a card for each receipt; the same as text. */
export function Timeline({ trace, awaits, live = false, colours }: TimelineProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [view, setView] = useState<ViewName>('Timeline');
  const OtherView = useLazyView(onDemand[view] ?? null);
  const [showRefunds, setShowRefunds] = useState(false);
  const [saving, setSaving] = useState(false);
  const SaveMenu = useLazyView(saving ? loadSaveMenu : null);
  const [selected, setSelected] = useState<string | null>(null);
  const orientation = width < NARROW ? 'down' : 'across';
  const picture = useMemo(
    () =>
      width === 0
        ? null
        : layoutTrace(trace, { orientation, width, awaits: awaits ?? [], showRefunds, colours: colours ?? {} }),
    [trace, orientation, width, awaits, showRefunds, colours],
  );
  const step = trace.steps.find((s) => s.id === selected);
  const why = useWhy(frame);
  const ask = (question: WhyQuestion) => {
    setView('Timeline');
    why.ask(question);
  };
  const select = (id: string | null) => {
    why.end();
    setSelected(id);
  };
  const show = (name: ViewName) => {
    why.end();
    setView(name);
  };
  const close = () => {
    setSelected(null);
    frame.current?.querySelector<SVGGElement>(`[data-step="${selected}"]`)?.focus();
  };

  return (
    <section
      class="timeline"
      role="group"
      aria-label="What the transaction did"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (why.question) why.leave();
        else if (step) close();
      }}
    >
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
      {SaveMenu && picture && <SaveMenu traces={[trace]} trace={trace} picture={picture} />}
      <div ref={frame} class="timeline-frame">
        {view === 'Text' && <TextTrace trace={trace} />}
        {view === 'Timeline' && picture && (
          <PictureView picture={picture} trace={trace} selected={selected} onSelect={select} lights={why.lights} />
        )}
        {OtherView && <OtherView trace={trace} colours={colours} width={width} onWhy={ask} />}
      </div>
      {view === 'Timeline' && (
        <footer class="timeline-foot">
          <Legend arrows={picture?.arrows ?? []} />
          <label>
            <input type="checkbox" checked={showRefunds} onChange={(e) => setShowRefunds(e.currentTarget.checked)} />
            Show refunds
          </label>
        </footer>
      )}
      {step && (view === 'Timeline' || view === 'Text') && (
        <div hidden={why.question !== null}>
          <ReceiptDetail key={step.id} step={step} trace={trace} onClose={close} onGo={setSelected} onWhy={ask} />
        </div>
      )}
      {why.question && why.Panel && (
        <why.Panel trace={trace} question={why.question} frame={frame} onLight={why.setLights} onClose={why.leave} />
      )}
    </section>
  );
}

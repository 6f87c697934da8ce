import { useMemo, useRef, useState } from 'preact/hooks';
import { layoutTrace } from '../../picture/layoutTrace.ts';
import type { AwaitMark } from '../../picture/picture.ts';
import { joinTraces } from '../../trace/joinTraces.ts';
import type { Trace } from '../../trace/trace.ts';
import { callOf } from '../../trace/words.ts';
import { useWhy } from '../why/useWhy.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { loadSaveMenu, SaveButton } from '../save/SaveButton.tsx';
import { adoptStyle } from './adoptStyle.ts';
import { Legend } from './Legend.tsx';
import { PictureView } from './PictureView.tsx';
import { ReceiptDetail } from './ReceiptDetail.tsx';
import { End } from './Summary.tsx';
import css from './timeline.css?inline';
import { NARROW } from './Timeline.tsx';
import { useLazyView } from './useLazyView.ts';
import { useWidth } from './useWidth.ts';

adoptStyle(css);

interface Props {
  readonly traces: readonly [Trace, ...Trace[]];
  readonly awaits: readonly AwaitMark[];
}

/** Several transactions on one axis of blocks: what ran between whose receipts. */
export function Together({ traces, awaits }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [showRefunds, setShowRefunds] = useState(false);
  const [saving, setSaving] = useState(false);
  const SaveMenu = useLazyView(saving ? loadSaveMenu : null);
  const [selected, setSelected] = useState<string | null>(null);
  const joined = useMemo(() => joinTraces(traces), [traces]);
  const picture = useMemo(() => {
    const orientation = width < NARROW ? 'down' : 'across';
    return width === 0 ? null : layoutTrace(joined, { orientation, width, awaits, showRefunds, colours: {} });
  }, [joined, width, awaits, showRefunds]);
  const step = joined.steps.find(({ id }) => id === selected);
  const why = useWhy(frame);
  const select = (id: string | null) => {
    why.end();
    setSelected(id);
  };
  const close = () => {
    setSelected(null);
    frame.current?.querySelector<SVGGElement>(`[data-step="${selected}"]`)?.focus();
  };

  return (
    <section
      class="timeline"
      role="group"
      aria-label="What the transactions did"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (why.question) why.leave();
        else if (step) close();
      }}
    >
      <header class="timeline-head">
        <ol class="timeline-ends">
          {traces.map((trace) => (
            <li key={trace.txHash}>
              {trace.steps[0] && (
                <span>
                  {trace.signerId} → {trace.receiverId} <code>{callOf(trace.steps[0], 32)}</code>
                </span>
              )}
              <End trace={trace} />
              <WhyButton question={{ type: 'result', txHash: trace.txHash }} about="this result" onWhy={why.ask} />
            </li>
          ))}
        </ol>
        <SaveButton open={saving} onToggle={() => setSaving(!saving)} />
      </header>
      {SaveMenu && picture && <SaveMenu traces={traces} trace={joined} picture={picture} />}
      <div ref={frame} class="timeline-frame">
        {picture && (
          <PictureView picture={picture} trace={joined} selected={selected} onSelect={select} lights={why.lights} />
        )}
      </div>
      <footer class="timeline-foot">
        <Legend arrows={picture?.arrows ?? []} />
        <label>
          <input type="checkbox" checked={showRefunds} onChange={(e) => setShowRefunds(e.currentTarget.checked)} />
          Show refunds
        </label>
      </footer>
      {step && (
        <div hidden={why.question !== null}>
          <ReceiptDetail key={step.id} step={step} trace={joined} onClose={close} onGo={setSelected} onWhy={why.ask} />
        </div>
      )}
      {why.question && why.Panel && (
        <why.Panel trace={joined} question={why.question} frame={frame} onLight={why.setLights} onClose={why.leave} />
      )}
    </section>
  );
}

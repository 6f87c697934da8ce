import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Lights } from '../../picture/lights.ts';
import { lightsOf } from '../../picture/lights.ts';
import { hasRun, isRefund } from '../../trace/buildTrace.ts';
import type { Trace } from '../../trace/trace.ts';
import type { WhyLink, WhyQuestion } from '../../trace/why.ts';
import { explain } from '../../trace/why.ts';
import { nameOf } from '../../trace/whyWords.ts';
import { titleOf } from '../../trace/words.ts';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import { LessonLink } from './LessonLink.tsx';
import { showCard } from './showCard.ts';
import css from './why.css?inline';

adoptStyle(css);

export interface WhyPanelProps {
  readonly trace: Trace;
  readonly question: WhyQuestion;
  /** In it the picture stands. */
  readonly frame: RefObject<HTMLElement>;
  readonly onLight: (lights: Lights) => void;
  readonly onClose: () => void;
}

/** How far arrow keys lead along the chain. */
const keys: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

/** A chain of causes, one after another: each is said in words and lit in the picture. */
export function WhyPanel({ trace, question, frame, onLight, onClose }: WhyPanelProps) {
  const root = useRef<HTMLElement>(null);
  const why = useMemo(() => explain(trace, question), [trace, question]);
  const [at, setAt] = useState(0);
  const links = why?.links ?? [];
  const link = links[at];

  useEffect(() => setAt(0), [question]);
  useEffect(
    () => root.current?.querySelector<HTMLElement>('[data-link="0"]')?.focus({ preventScroll: true }),
    [question],
  );
  useEffect(() => {
    if (why === null || !link) return;
    onLight(lightsOf(why, at));
    root.current?.querySelector(`[data-link="${at}"]`)?.scrollIntoView({ block: 'nearest' });
    if (frame.current && root.current) showCard(frame.current, link.stepId, root.current);
  }, [why, at]);

  const go = (to: number) => {
    const next = Math.min(links.length - 1, Math.max(0, to));
    setAt(next);
    root.current?.querySelector<HTMLElement>(`[data-link="${next}"]`)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = keys[event.key];
    if (by === undefined || !(event.target as Element).closest('[data-link]')) return;
    event.preventDefault();
    go(at + by);
  };

  if (why === null) return null;
  return (
    <section ref={root} class="why" aria-label={why.question} onKeyDown={onKeyDown}>
      <header>
        <h3>{why.question}</h3>
        <div class="why-moves">
          <span class="quiet" aria-hidden="true">
            {at + 1} of {links.length}
          </span>
          <button type="button" class="button" aria-disabled={at === 0} onClick={() => go(at - 1)}>
            Back
          </button>
          <button type="button" class="button" aria-disabled={at === links.length - 1} onClick={() => go(at + 1)}>
            And why that?
          </button>
          <button type="button" class="button" onClick={onClose}>
            Close
          </button>
        </div>
      </header>
      <ol>
        {links.map((one, i) => (
          <li key={i} class={i === at ? 'now' : undefined}>
            <button
              type="button"
              class="why-link"
              data-link={i}
              tabindex={i === at ? 0 : -1}
              aria-current={i === at ? 'step' : undefined}
              onClick={() => go(i)}
            >
              {one.says}
            </button>
            {i === at && <Jumps link={one} trace={trace} frame={frame} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface JumpsProps {
  readonly link: WhyLink;
  readonly trace: Trace;
  readonly frame: RefObject<HTMLElement>;
}

/** To the cards that a cause names. */
function Jumps({ link, trace, frame }: JumpsProps) {
  const steps = [...new Set(link.steps)].flatMap((id) => trace.steps.find((s) => s.id === id) ?? []);
  return (
    <p class="why-jumps">
      {steps
        .filter((step) => !isRefund(step) && (step.kind !== 'unknown' || hasRun(step)))
        .map((step) => (
          <button
            key={step.id}
            type="button"
            class="step-link"
            onClick={() => frame.current?.querySelector<SVGGElement>(`[data-step="${step.id}"]`)?.focus()}
          >
            {nameOf(step)}
            {step.number !== null && `: ${titleOf(step)}`}
          </button>
        ))}
      {steps[0] && <LessonLink step={steps[0]} trace={trace} />}
    </p>
  );
}

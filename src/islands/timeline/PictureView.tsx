import { useRef, useState } from 'preact/hooks';
import type { Lights } from '../../picture/lights.ts';
import { lightOfArrow, lightOfCard } from '../../picture/lights.ts';
import { neighbour } from '../../picture/neighbour.ts';
import type { Direction } from '../../picture/neighbour.ts';
import type { Picture } from '../../picture/picture.ts';
import type { Trace } from '../../trace/trace.ts';
import { ArrowView } from './ArrowView.tsx';
import { CardView } from './CardView.tsx';
import { ClockView } from './ClockView.tsx';
import { GapView, LaneLine, RefundView, SlotView } from './SceneryViews.tsx';
import { Names } from './Names.tsx';

interface Props {
  readonly picture: Picture;
  readonly trace: Trace;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Somebody follows causes in it. */
  readonly lights?: Lights | null | undefined;
  /** Steps that differ from their partners in another picture. */
  readonly differing?: ReadonlySet<string> | undefined;
}

/** Which way a key leads: along the blocks follows causes, across them follows time. */
const keys: Readonly<Record<Picture['orientation'], Readonly<Record<string, Direction>>>> = {
  across: {
    ArrowRight: 'effect',
    ArrowLeft: 'cause',
    ArrowDown: 'next',
    ArrowUp: 'previous',
    Home: 'first',
    End: 'last',
  },
  down: {
    ArrowDown: 'effect',
    ArrowUp: 'cause',
    ArrowRight: 'next',
    ArrowLeft: 'previous',
    Home: 'first',
    End: 'last',
  },
};

/** A picture as SVG. One card at a time can be tabbed to; arrow keys go on from it. */
export function PictureView({ picture, trace, selected, onSelect, lights = null, differing }: Props) {
  const root = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const { cards, orientation } = picture;
  const entry =
    cards.find((c) => c.id === (current ?? selected))?.id ??
    trace.steps.find((s) => cards.some((c) => c.id === s.id))?.id;
  const lit = hovered ?? selected;

  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Enter' || event.key === ' ') onSelect(selected === id ? null : id);
    else {
      const direction = keys[orientation][event.key];
      if (direction === undefined) return;
      const next = neighbour(picture, trace, id, direction);
      if (next !== null) root.current?.querySelector<SVGGElement>(`[data-step="${next}"]`)?.focus();
    }
    event.preventDefault();
  };

  return (
    <div class="timeline-scroll">
      {orientation === 'across' && <Names picture={picture} />}
      <svg
        ref={root}
        class={`timeline-picture ${orientation}${lights ? ' following' : ''}`}
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="group"
        aria-label="Timeline. Enter opens a receipt, arrow keys follow causes and time."
      >
        <g aria-hidden="true">
          {picture.slots.map((slot) => (
            <SlotView key={slot.key} slot={slot} orientation={orientation} />
          ))}
          {picture.lanes.map((lane) => (
            <LaneLine key={lane.accountId} lane={lane} orientation={orientation} />
          ))}
          <ClockView clock={picture.clock} orientation={orientation} />
          {picture.gaps.map((gap) => (
            <GapView key={gap.key} gap={gap} />
          ))}
          {picture.arrows.map((arrow) => (
            <ArrowView
              key={arrow.key}
              arrow={arrow}
              lit={lit !== null && !lights && (arrow.from === lit || arrow.to === lit)}
              light={lights && lightOfArrow(lights, arrow)}
            />
          ))}
          {picture.refunds.map((mark) => (
            <RefundView key={mark.key} mark={mark} light={lights && lightOfCard(lights, mark.ids)} />
          ))}
        </g>
        {cards.map((card) => (
          <CardView
            key={card.id}
            card={card}
            tabbable={card.id === entry}
            selected={card.id === selected}
            light={lights && lightOfCard(lights, [card.id])}
            differs={differing?.has(card.id) ?? false}
            onSelect={() => onSelect(card.id === selected ? null : card.id)}
            onFocus={() => setCurrent(card.id)}
            onHover={(over) => setHovered(over ? card.id : null)}
            onKeyDown={(event) => onKeyDown(event, card.id)}
          />
        ))}
      </svg>
    </div>
  );
}

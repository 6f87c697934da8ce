import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lights } from '../../picture/lights.ts';
import { lightOfCard } from '../../picture/lights.ts';
import { neighbour } from '../../picture/neighbour.ts';
import type { Direction } from '../../picture/neighbour.ts';
import type { Card, Picture } from '../../picture/picture.ts';
import type { Trace } from '../../trace/trace.ts';
import { CardView } from './CardView.tsx';
import { Names } from './Names.tsx';
import { nearCards, Scenery } from './PictureLayers.tsx';
import { showBox } from './showBox.ts';
import { StickyHeights, StickyRow } from './StickyHeads.tsx';
import { useWindow } from './useWindow.ts';

interface Props {
  readonly picture: Picture;
  /** What the picture was laid out from. */
  readonly trace: Trace;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Somebody follows causes in it. */
  readonly lights?: Lights | null | undefined;
  /** Steps that differ from their partners in another picture. */
  readonly differing?: ReadonlySet<string> | undefined;
  /** How large it is drawn. */
  readonly scale?: number;
  /** It scrolls by itself, with names and blocks in sight. */
  readonly dense?: boolean;
  readonly scroller?: RefObject<HTMLDivElement>;
  /** A card that stands for several is to be opened. */
  readonly onOpen?: (card: Card) => void;
  /** Other keys on a card; true if it was one. */
  readonly onKey?: (key: string, card: Card) => boolean;
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

/** Of more cards than these, only those near are drawn. */
const WINDOWED = 80;

/** From how many arrows on they are drawn thinner, so that each is seen among the others. */
const CROWDED = 60;

/** A picture as SVG. One card at a time can be tabbed to; arrow keys go on from it. */
export function PictureView(props: Props) {
  const { picture, trace, selected, onSelect, lights = null, differing, scale = 1, dense = false } = props;
  const root = useRef<SVGSVGElement>(null);
  const ownScroller = useRef<HTMLDivElement>(null);
  const scroller = props.scroller ?? ownScroller;
  const [current, setCurrent] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [toFocus, setToFocus] = useState<string | null>(null);
  const near = useWindow(scroller, scale, dense && picture.cards.length > WINDOWED);
  const { cards, orientation } = picture;
  const entry =
    cards.find((c) => c.id === (current ?? selected))?.id ??
    trace.steps.find((s) => cards.some((c) => c.id === s.id))?.id;
  const needed = (id: string): boolean =>
    id === entry || id === selected || id === toFocus || (lights?.chain.has(id) ?? false);

  const focus = (id: string): boolean => {
    const card = root.current?.querySelector<SVGGElement>(`[data-step="${id}"]`);
    card?.focus({ preventScroll: dense });
    return card !== null && card !== undefined;
  };
  // It was too far away to be drawn.
  useEffect(() => {
    if (toFocus === null) return;
    focus(toFocus);
    setToFocus(null);
  }, [toFocus]);
  const go = (id: string) => {
    const card = cards.find((c) => c.id === id);
    if (dense && card && scroller.current) showBox(scroller.current, card, picture, scale);
    if (!focus(id)) setToFocus(id);
  };

  const onKeyDown = (event: KeyboardEvent, card: Card) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') press(card);
    else if (!props.onKey?.(event.key, card)) {
      const direction = keys[orientation][event.key];
      if (direction === undefined) return;
      const next = neighbour(picture, trace, card.id, direction);
      if (next !== null) go(next);
    }
    event.preventDefault();
  };
  const press = (card: Card) => {
    if (card.fold && props.onOpen) props.onOpen(card);
    else onSelect(card.id === selected ? null : card.id);
  };

  return (
    <div ref={scroller} class={`timeline-scroll${dense ? ' dense' : ''}`}>
      {dense && orientation === 'across' && <StickyRow picture={picture} scale={scale} />}
      <div class="timeline-body">
        {orientation === 'across' && <Names picture={picture} scale={scale} />}
        {dense && orientation === 'down' && <StickyHeights picture={picture} scale={scale} />}
        <svg
          ref={root}
          class={`timeline-picture ${orientation} ${picture.detail}${picture.arrows.length > CROWDED ? ' crowded' : ''}${lights ? ' following' : ''}`}
          width={picture.width * scale}
          height={picture.height * scale}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          role="group"
          aria-label="Timeline. Enter opens a receipt, arrow keys follow causes and time, F folds, plus and minus zoom."
        >
          <Scenery picture={picture} lights={lights} lit={hovered ?? selected} near={near} />
          {nearCards(cards, near, needed).map((card) => (
            <CardView
              key={card.id}
              card={card}
              tabbable={card.id === entry}
              selected={card.id === selected}
              light={lights && lightOfCard(lights, [card.id])}
              differs={differing?.has(card.id) ?? false}
              onSelect={() => press(card)}
              onFocus={() => setCurrent(card.id)}
              onHover={(over) => setHovered(over ? card.id : null)}
              onKeyDown={(event) => onKeyDown(event, card)}
            />
          ))}
        </svg>
      </div>
    </div>
  );
}

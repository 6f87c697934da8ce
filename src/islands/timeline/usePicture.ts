import type { RefObject } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AwaitMark, Card, Picture } from '../../picture/picture.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';
import { useWhy } from '../why/useWhy.ts';
import type { Following } from '../why/useWhy.ts';
import { ColoursContext } from './coloursContext.ts';
import { layoutAt, levelThatFits, nextLevel, readable } from './levels.ts';
import type { Level } from './levels.ts';
import { showBox } from './showBox.ts';
import { useFolds } from './useFolds.ts';
import type { Folds } from './useFolds.ts';
import { useFollow } from './useFollow.ts';
import type { Follow } from './useFollow.ts';
import { useWidth } from './useWidth.ts';
import { useZoomGestures } from './useZoomGestures.ts';

export interface PictureSource {
  readonly trace: Trace;
  readonly awaits?: readonly AwaitMark[] | undefined;
  /** It is still growing. */
  readonly live?: boolean | undefined;
  /** An account's number among the colours, from 1; else the page's. */
  readonly colours?: Readonly<Record<string, number>> | undefined;
}

export interface PictureState {
  /** Its width is the room there is. */
  readonly frame: RefObject<HTMLDivElement>;
  readonly scroller: RefObject<HTMLDivElement>;
  readonly width: number;
  readonly colours: Readonly<Record<string, number>> | undefined;
  /** Null until the width is known. */
  readonly picture: Picture | null;
  readonly trace: Trace;
  readonly folds: Folds;
  readonly level: Level;
  readonly dense: boolean;
  readonly live: boolean;
  readonly follow: Follow;
  readonly zoom: (by: 1 | -1) => void;
  readonly canZoom: (by: 1 | -1) => boolean;
  readonly fit: () => void;
  readonly reset: () => void;
  readonly selected: string | null;
  readonly step: TraceStep | undefined;
  /** Opens a receipt's detail; null closes it. */
  readonly select: (id: string | null) => void;
  /** The same, while causes are followed on. */
  readonly goTo: (id: string) => void;
  /** Closes the detail, and gives the focus back to the card. */
  readonly close: () => void;
  readonly showRefunds: boolean;
  readonly setShowRefunds: (show: boolean) => void;
  readonly why: Following;
}

/** Below this width in pixels, blocks go downwards. */
export const NARROW = 720;

/** From how many cards on a picture scrolls by itself. */
const DENSE_FROM = 40;
/** Pixels: a picture higher than this does, too. */
const DENSE_HEIGHT = 2400;

/** Blocks that are expected when one watches, as of a call with a callback: with no more of them, cards keep their width. */
const COLUMNS = 4;

const nothing: ReadonlySet<string> = new Set();

/** A picture of a trace and all that a reader can do with it. */
export function usePicture({ trace, awaits, live = false, colours: given }: PictureSource): PictureState {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [showRefunds, setShowRefunds] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const [level, setLevel] = useState<Level>(readable);
  const ofPage = useContext(ColoursContext);
  const colours = given ?? ofPage ?? undefined;
  const why = useWhy(frame);
  const chain = why.lights?.chain;
  const kept = useMemo(
    () =>
      selected === null && !chain ? nothing : new Set([...(chain ?? []), ...(selected === null ? [] : [selected])]),
    [selected, chain],
  );
  const folds = useFolds(trace, kept);
  const options = useMemo(() => {
    const orientation = width < NARROW ? ('down' as const) : ('across' as const);
    const columns = live ? COLUMNS : 0;
    return { orientation, width, awaits: awaits ?? [], showRefunds, colours: colours ?? {}, columns, folding: folds };
  }, [width, awaits, showRefunds, colours, live, folds.trace]);
  const picture = useMemo(
    () => (width === 0 ? null : layoutAt(folds.trace, options, level)),
    [folds.trace, options, level],
  );
  const large = folds.foldable || (picture?.cards.length ?? 0) >= DENSE_FROM;
  const dense = picture !== null && (large || picture.height * level.scale > DENSE_HEIGHT);
  const follow = useFollow(scroller, picture, live);

  const anchor = useRef<Anchor | null>(null);
  const change = (next: Level | null) => {
    if (!next || !picture) return;
    anchor.current = scroller.current && anchorOf(scroller.current, picture, level.scale);
    setLevel(next);
  };
  useLayoutEffect(() => {
    if (anchor.current && picture && scroller.current) restore(scroller.current, anchor.current, picture, level.scale);
    anchor.current = null;
  }, [picture, level]);
  const beyond = (by: 1 | -1) => picture && nextLevel({ detail: picture.detail, scale: level.scale }, by);
  const zoom = (by: 1 | -1) => change(beyond(by));
  useZoomGestures(scroller, picture !== null && (dense || level !== readable || picture.width > width), zoom);

  return {
    frame,
    scroller,
    width,
    colours,
    picture,
    trace,
    folds,
    level,
    dense,
    live,
    follow,
    zoom,
    canZoom: (by) => beyond(by) !== null,
    fit: () => change(levelThatFits(folds.trace, options, Math.min(innerHeight * 0.8, 832))),
    reset: () => change(readable),
    selected,
    step: trace.steps.find((s) => s.id === selected),
    select(id) {
      why.end();
      setSelected(id);
    },
    goTo: setSelected,
    close() {
      setSelected(null);
      const card = picture?.cards.find((c) => c.id === selected);
      if (dense && card && picture && scroller.current) showBox(scroller.current, card, picture, level.scale);
      frame.current?.querySelector<SVGGElement>(`[data-step="${selected}"]`)?.focus({ preventScroll: dense });
    },
    showRefunds,
    setShowRefunds,
    why,
  };
}

/** A card and where on the screen it stands in its scroller, to be found there again. */
interface Anchor {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The card nearest to the middle of what is seen, or the one that has the focus. */
function anchorOf(scroller: HTMLElement, { cards }: Picture, scale: number): Anchor | null {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  const focused = document.activeElement?.getAttribute('data-step');
  const [middleX, middleY] = [scrollLeft + clientWidth / 2, scrollTop + clientHeight / 2];
  const distance = ({ x, y, id }: Card): number =>
    id === focused ? -1 : Math.hypot(x * scale - middleX, y * scale - middleY);
  const [first, ...rest] = cards;
  if (!first) return null;
  const nearest = rest.reduce((best, card) => (distance(card) < distance(best) ? card : best), first);
  return { id: nearest.id, x: nearest.x * scale - scrollLeft, y: nearest.y * scale - scrollTop };
}

function restore(scroller: HTMLElement, { id, x, y }: Anchor, { cards }: Picture, scale: number): void {
  const card = cards.find((c) => c.id === id);
  if (card) scroller.scrollTo({ left: card.x * scale - x, top: card.y * scale - y, behavior: 'instant' });
}

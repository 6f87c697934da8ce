import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { blocksOf, parsePlace } from '../../course/placing.ts';
import type { Place, PlacingOutcome, PlacingQuestion } from '../../course/placing.ts';

/** A card as it is drawn. */
export interface CardView {
  readonly id: string;
  readonly label: string;
  readonly fixed: boolean;
  readonly placed: Place | null;
  /** Undefined before a run. */
  readonly outcome: PlacingOutcome | undefined;
}

interface Setup {
  readonly question: PlacingQuestion;
  readonly cards: readonly CardView[];
  /** Blocks go downwards. */
  readonly down: boolean;
  put(cardId: string, place: Place | null): void;
}

export interface PlacingControls {
  readonly down: boolean;
  /** The card that the next key, click or touch moves. */
  readonly held: string | null;
  /** The cell over which a card is dragged, as `103 hello.test`. */
  readonly over: string | null;
  /** Takes a card up, or puts it down. */
  choose(cardId: string): void;
  /** Puts the held card into a cell, or (null) back to the others. */
  putHeld(place: Place | null): void;
  letGo(): void;
  onKeyDown(event: KeyboardEvent): void;
  onPointerDown(event: PointerEvent, cardId: string): void;
}

/** Fewer pixels are a click with an unsteady hand. */
const DRAG_FROM = 5;

/** Moves cards by pointer, touch and keys. What is moved is kept at once; Escape brings it back. */
export function usePlacing({ question, cards, down, put }: Setup): PlacingControls {
  const [held, setHeld] = useState<{ readonly id: string; readonly from: Place | null } | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const refocus = useRef<{ readonly root: HTMLElement; readonly id: string } | null>(null);
  const dragged = useRef(false);
  const placeOf = (id: string): Place | null => cards.find((card) => card.id === id)?.placed ?? null;

  // A card that moves into another cell is another element; the focus goes with it.
  useLayoutEffect(() => {
    const wanted = refocus.current;
    refocus.current = null;
    wanted?.root.querySelector<HTMLElement>(`[data-card="${CSS.escape(wanted.id)}"]`)?.focus();
  });

  function onKeyDown(event: KeyboardEvent): void {
    const root = event.currentTarget as HTMLElement;
    const id = (event.target as HTMLElement).dataset['card'];
    if (id === undefined || held?.id !== id) return;
    const next = placeAfter(event.key);
    if (next === undefined) return;
    event.preventDefault();
    put(id, next);
    refocus.current = { root, id };
    if (event.key === 'Escape' || next === null) setHeld(null);

    function placeAfter(key: string): Place | null | undefined {
      if (key === 'Escape') return held?.from;
      if (key === 'Delete' || key === 'Backspace') return null;
      const step = steps[key];
      return step && neighbourOf(question, placeOf(id ?? ''), down ? [step[1], step[0]] : step);
    }
  }

  function onPointerDown(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    const card = event.currentTarget as HTMLElement;
    const begun = { x: event.clientX, y: event.clientY };
    dragged.current = false;
    card.setPointerCapture(event.pointerId);
    const target = ({ clientX, clientY }: PointerEvent): string | null =>
      document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? null;
    const move = (at: PointerEvent): void => {
      const [x, y] = [at.clientX - begun.x, at.clientY - begun.y];
      if (!dragged.current && Math.hypot(x, y) < DRAG_FROM) return;
      dragged.current = true;
      card.classList.add('dragged');
      card.style.translate = `${x}px ${y}px`;
      setOver(target(at));
    };
    const end = (at: PointerEvent): void => {
      const cell = at.type === 'pointerup' && dragged.current ? target(at) : null;
      card.classList.remove('dragged');
      card.style.translate = '';
      setOver(null);
      for (const type of ['pointermove', 'pointerup', 'pointercancel'] as const)
        card.removeEventListener(type, type === 'pointermove' ? move : end);
      // Past the click with which a drag ends.
      setTimeout(() => (dragged.current = false));
      if (cell === null) return;
      put(id, cell === '' ? null : parsePlace(cell, question));
      setHeld(null);
    };
    card.addEventListener('pointermove', move);
    card.addEventListener('pointerup', end);
    card.addEventListener('pointercancel', end);
  }

  return {
    down,
    held: held?.id ?? null,
    over,
    choose(id) {
      if (!dragged.current) setHeld(held?.id === id ? null : { id, from: placeOf(id) });
    },
    putHeld(place) {
      if (held === null) return;
      put(held.id, place);
      setHeld(null);
    },
    letGo: () => setHeld(null),
    onKeyDown,
    onPointerDown,
  };
}

/** Blocks, accounts. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The next cell that way, or the same at the edge; from outside, the first. */
function neighbourOf(question: PlacingQuestion, place: Place | null, [later, lower]: readonly [number, number]): Place {
  const blocks = blocksOf(question);
  const { accounts } = question;
  const clamp = (index: number, length: number): number => Math.min(Math.max(index, 0), length - 1);
  const block = place === null ? 0 : clamp(blocks.indexOf(place.block) + later, blocks.length);
  const account = place === null ? 0 : clamp(accounts.indexOf(place.account) + lower, accounts.length);
  return { block: blocks[block] ?? 0, account: accounts[account] ?? '' };
}

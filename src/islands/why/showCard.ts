/** Room around a card that is brought into view, in pixels: above it there may be the page's header. */
const ROOM = { above: 88, below: 16, beside: 24 } as const;

/**
 * Scrolls as little as makes a step's card seen: in the picture sideways, and up or down where it scrolls by itself; in the page up or
 * down to above the panel. A card that is about to be drawn is waited for.
 */
export function showCard(frame: HTMLElement, stepId: string, panel: HTMLElement, wait = true): void {
  const card = frame.querySelector(`[data-step="${stepId}"], [data-refunds~="${stepId}"]`);
  if (!card) {
    if (wait) requestAnimationFrame(() => showCard(frame, stepId, panel, false));
    return;
  }
  const scroller = card.closest<HTMLElement>('.timeline-scroll');
  const names = scroller?.querySelector('.timeline-names.beside');
  if (scroller?.matches('.dense')) showWithin(scroller, card);
  const box = card.getBoundingClientRect();
  if (scroller) {
    const { left, right } = scroller.getBoundingClientRect();
    const from = left + (names?.getBoundingClientRect().width ?? 0) + ROOM.beside;
    if (box.left < from) scroller.scrollLeft -= from - box.left;
    else if (box.right > right - ROOM.beside) scroller.scrollLeft += box.right - right + ROOM.beside;
  }
  const bottom = Math.min(innerHeight, panel.getBoundingClientRect().top) - ROOM.below;
  if (box.top < ROOM.above) scrollBy({ top: box.top - ROOM.above });
  else if (box.bottom > bottom) scrollBy({ top: Math.min(box.bottom - bottom, box.top - ROOM.above) });
}

function showWithin(scroller: HTMLElement, card: Element): void {
  const row = scroller.querySelector('.timeline-row svg');
  const box = card.getBoundingClientRect();
  const { top, bottom } = scroller.getBoundingClientRect();
  const from = top + (row?.getBoundingClientRect().height ?? 0) + ROOM.beside;
  if (box.top < from) scroller.scrollTop -= from - box.top;
  else if (box.bottom > bottom - ROOM.beside) scroller.scrollTop += box.bottom - bottom + ROOM.beside;
}

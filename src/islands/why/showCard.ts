/** Room around a card that is brought into view, in pixels: above it there may be the page's header. */
const ROOM = { above: 88, below: 16, beside: 24 } as const;

/** Scrolls as little as makes a step's card seen: in the picture sideways, in the page up or down to above the panel. */
export function showCard(frame: HTMLElement, stepId: string, panel: HTMLElement): void {
  const card = frame.querySelector(`[data-step="${stepId}"], [data-refunds~="${stepId}"]`);
  if (!card) return;
  const scroller = card.closest<HTMLElement>('.timeline-scroll');
  const names = scroller?.querySelector('.timeline-names.beside');
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

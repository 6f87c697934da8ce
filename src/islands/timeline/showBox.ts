import type { Box, Picture } from '../../picture/picture.ts';

/** Room around what is brought into sight, in pixels of the screen. */
const ROOM = 24;

/** Scrolls a picture as little as makes a box of it seen, clear of the names and blocks that stay in sight. */
export function showBox(scroller: HTMLElement, box: Box, picture: Picture, scale: number): void {
  const across = picture.orientation === 'across';
  const left = across && picture.names === 'beside' ? picture.margin * scale : 0;
  const top = across ? (picture.slots[0]?.y ?? 0) * scale : 0;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
  const x = moved(scrollLeft, clientWidth, left, box.x * scale, box.width * scale);
  const y = moved(scrollTop, clientHeight, top, box.y * scale, box.height * scale);
  if (x !== scrollLeft || y !== scrollTop) scroller.scrollTo({ left: x, top: y, behavior: 'instant' });
}

function moved(at: number, room: number, covered: number, from: number, size: number): number {
  if (from - ROOM < at + covered) return Math.max(0, from - ROOM - covered);
  return Math.max(at, from + size + ROOM - room);
}

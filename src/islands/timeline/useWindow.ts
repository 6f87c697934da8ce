import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Box } from '../../picture/picture.ts';

/** Screen pixels: what is drawn reaches to the next multiple beyond the window, so that small moves draw nothing anew. */
const TILE = 480;

/** The part of a picture that is near enough to be drawn, in its own pixels; null while everything is. */
export function useWindow(scroller: RefObject<HTMLElement>, scale: number, enabled: boolean): Box | null {
  const [seen, setSeen] = useState<Box | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !enabled) return setSeen(null);
    let frame = 0;
    const look = () => {
      frame = 0;
      const next = tiled(element, scale);
      setSeen((before) => (before !== null && same(before, next) ? before : next));
    };
    const later = () => void (frame ||= requestAnimationFrame(look));
    look();
    element.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', later);
      observer.disconnect();
    };
  }, [scale, enabled]);
  return enabled ? seen : null;
}

function tiled({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement, scale: number): Box {
  const from = (at: number): number => Math.floor(at / TILE - 0.5) * TILE;
  const to = (at: number): number => Math.ceil(at / TILE + 0.5) * TILE;
  const [x, y] = [from(scrollLeft), from(scrollTop)];
  const [width, height] = [to(scrollLeft + clientWidth) - x, to(scrollTop + clientHeight) - y];
  return { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** A wheel turned so far, or fingers so much farther apart, are one step. */
const WHEEL_STEP = 50;
const PINCH_STEP = 1.25;

/** The wheel with Ctrl, which is also what a pinched touchpad says, and two fingers. */
export function useZoomGestures(scroller: RefObject<HTMLElement>, enabled: boolean, zoom: (by: 1 | -1) => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element || !enabled) return;
    let turned = 0;
    let apart: number | null = null;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned += event.deltaY;
      if (Math.abs(turned) < WHEEL_STEP) return;
      zoom(turned < 0 ? 1 : -1);
      turned = 0;
    };
    const onTouch = (event: TouchEvent) => {
      const now = distance(event.touches);
      if (now === null || apart === null) return void (apart = now);
      if (now < apart * PINCH_STEP && now > apart / PINCH_STEP) return;
      zoom(now > apart ? 1 : -1);
      apart = now;
    };
    const onEnd = (event: TouchEvent) => void (apart = distance(event.touches));
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('touchmove', onTouch, { passive: true });
    element.addEventListener('touchend', onEnd, { passive: true });
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchmove', onTouch);
      element.removeEventListener('touchend', onEnd);
    };
  });
}

function distance(touches: TouchList): number | null {
  const [a, b] = touches;
  return a && b && touches.length === 2 ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : null;
}

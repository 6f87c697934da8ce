import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../picture/picture.ts';

export interface Follow {
  readonly following: boolean;
  /** Goes to the newest block and follows from there, or stops. */
  readonly follow: (following: boolean) => void;
}

/** Nearer to the end than this many pixels is at the end. */
const NEAR = 48;

/** Keeps the newest block in sight while blocks are made, unless the reader scrolled away from it. */
export function useFollow(scroller: RefObject<HTMLElement>, picture: Picture | null, live: boolean): Follow {
  const [following, setFollowing] = useState(true);
  const byHand = useRef(false);
  const end = picture && `${picture.slots.length} ${picture.slots.at(-1)?.key} ${picture.width} ${picture.height}`;

  useEffect(() => {
    const element = scroller.current;
    if (!element || !live) return;
    const touched = () => void (byHand.current = true);
    const onScroll = () => byHand.current && picture && setFollowing(isAtEnd(element, picture.orientation));
    const signs = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
    for (const sign of signs) element.addEventListener(sign, touched, { passive: true });
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      for (const sign of signs) element.removeEventListener(sign, touched);
      element.removeEventListener('scroll', onScroll);
    };
  }, [live, picture?.orientation, end === null]);

  const go = () => {
    const element = scroller.current;
    if (!element || !picture) return;
    byHand.current = false;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const across = picture.orientation === 'across';
    element.scrollTo({
      ...(across ? { left: element.scrollWidth } : { top: element.scrollHeight }),
      behavior: still ? 'instant' : 'smooth',
    });
  };
  useLayoutEffect(() => {
    if (live && following) go();
  }, [end, live]);

  return {
    following,
    follow(next) {
      setFollowing(next);
      if (next) go();
    },
  };
}

function isAtEnd(element: HTMLElement, orientation: Picture['orientation']): boolean {
  return orientation === 'across'
    ? element.scrollLeft + element.clientWidth >= element.scrollWidth - NEAR
    : element.scrollTop + element.clientHeight >= element.scrollHeight - NEAR;
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Hears of what was chosen among radio buttons before their script was there. They work without it. */
export function useEarlyChoice<Group extends HTMLElement>(onChoose: (value: string) => void): RefObject<Group> {
  const group = useRef<Group>(null);
  useLayoutEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked');
    if (chosen) onChoose(chosen.value);
  }, []);
  return group;
}

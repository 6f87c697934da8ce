import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const loaded = new Map<unknown, ComponentType<never>>();

/** Loads a view's script when it is first asked for; null until it is there. */
export function useLazyView<Props>(load: (() => Promise<ComponentType<Props>>) | null): ComponentType<Props> | null {
  const [, setLoaded] = useState(0);
  useEffect(() => {
    if (load === null || loaded.has(load)) return;
    void load().then((view) => {
      loaded.set(load, view as ComponentType<never>);
      setLoaded((n) => n + 1);
    });
  }, [load]);
  return (loaded.get(load) as unknown as ComponentType<Props> | undefined) ?? null;
}

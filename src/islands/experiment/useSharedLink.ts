import { useEffect, useRef, useState } from 'preact/hooks';
import type { SharedExperiment } from '../../snippets/shareLink.ts';

/** What came of a link in the page's address. */
export type SharedNote =
  | { readonly type: 'Opened' }
  | { readonly type: 'Broken' }
  | { readonly type: 'Newer' }
  /** It is for an experiment that this page does not have. */
  | { readonly type: 'NotHere'; readonly id: string };

const NAME = '#shared=';

/** Takes the link out of the address: what stands there is the reader's own from now on. */
export function forgetLink(): void {
  if (location.hash.startsWith(NAME)) history.replaceState(history.state, '', location.pathname + location.search);
}

/**
 * Opens what a link in the address holds for this experiment. A link for no experiment of the page, or one that cannot be
 * read, is the first experiment's to tell of. Reading links is fetched when there is one.
 */
export function useSharedLink(
  experimentId: string,
  open: (shared: SharedExperiment) => void,
): readonly [SharedNote | null, (note: null) => void] {
  const [note, setNote] = useState<SharedNote | null>(null);
  const opener = useRef(open);
  opener.current = open;

  async function look(): Promise<void> {
    const { hash } = location;
    if (!hash.startsWith(NAME)) return;
    const { readShareLink, sharedIdOf } = await import('../../snippets/shareLink.ts');
    const id = sharedIdOf(hash) ?? '';
    const isFirst = !experimentId.includes('/');
    if (id !== experimentId && (!isFirst || id.startsWith(`${experimentId}/`))) return;
    const link = await readShareLink(hash);
    if (link.type === 'None') return;
    if (link.type !== 'Shared') return setNote({ type: link.type });
    if (id !== experimentId) return setNote({ type: 'NotHere', id });
    opener.current(link.shared);
    setNote({ type: 'Opened' });
  }

  useEffect(() => {
    const follow = (): void => void look();
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [experimentId]);
  return [note, setNote];
}

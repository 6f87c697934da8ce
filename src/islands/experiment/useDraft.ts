import { useEffect, useMemo, useState } from 'preact/hooks';
import { createDraftStore } from '../../snippets/createDraftStore.ts';
import type { Draft, SaveResult } from '../../snippets/createDraftStore.ts';

export interface DraftState {
  /** The reader's code, or the lesson's while there is none. */
  readonly text: string;
  readonly changed: boolean;
  /** Counts the changes that came from elsewhere than `edit`: an open editor takes those over, and no others. */
  readonly revision: number;
  /** There is something that Undo can bring back. */
  readonly undoable: boolean;
  /** Why edits are not kept; null while they are. */
  readonly trouble: string | null;
  edit(text: string): void;
  reset(): void;
  undoReset(): void;
}

const untouched: Draft = { text: null, replaced: null };

const troubles: Readonly<Record<SaveResult, string | null>> = {
  Saved: null,
  Full: 'This browser’s storage is full, so your edits are kept only until you leave this page.',
  Blocked: 'This browser keeps nothing for this site, so your edits are lost when you leave this page.',
};

/**
 * The code of an experiment and what the reader made of it, kept in the browser. The first render shows the lesson's
 * code, as the built page does; the draft follows.
 */
export function useDraft(experimentId: string, original: string): DraftState {
  const store = useMemo(() => createDraftStore(experimentId, () => globalThis.localStorage), [experimentId]);
  const [draft, setDraft] = useState(untouched);
  const [revision, setRevision] = useState(0);
  const [saved, setSaved] = useState<SaveResult>('Saved');

  function replace(next: Draft): void {
    setDraft(next);
    setRevision((before) => before + 1);
  }

  useEffect(() => {
    replace(store.read());
    // Two tabs on one lesson: the one in the background follows the one that is written in.
    const follow = ({ key }: StorageEvent): void => {
      if (key === store.key && document.hidden) replace(store.read());
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [store]);

  function keep(next: Draft, take: (draft: Draft) => void): void {
    take(next);
    setSaved(store.write(next));
  }

  return {
    text: draft.text ?? original,
    changed: draft.text !== null,
    revision,
    undoable: draft.replaced !== null,
    trouble: troubles[saved],
    edit: (text) => keep({ text: text === original ? null : text, replaced: draft.replaced }, setDraft),
    reset: () => keep({ text: null, replaced: draft.text }, replace),
    // A swap: what was written since the reset is not lost either.
    undoReset: () => keep({ text: draft.replaced, replaced: draft.text }, replace),
  };
}

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
  /** Puts code that came with a link in place of the reader's own, which stays as it is. */
  lend(text: string): void;
  /** Brings the reader's own code back, or the lesson's. */
  takeBack(): void;
  /** What stands here came with a link, and the reader's own code waits to be taken back. */
  readonly ownWaits: boolean;
}

const untouched: Draft = { text: null, replaced: null, beforeLink: null };

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
  const [lent, setLent] = useState<string | null>(null);
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

  const { beforeLink = null } = draft;
  return {
    text: lent ?? draft.text ?? original,
    changed: lent === null ? draft.text !== null : lent !== original,
    revision,
    undoable: lent === null && draft.replaced !== null,
    ownWaits: lent === null ? beforeLink !== null : draft.text !== null,
    trouble: troubles[saved],
    edit(text) {
      const kept = text === original ? null : text;
      if (lent === null) return keep({ ...draft, text: kept }, setDraft);
      // What was lent becomes the reader's with the first change.
      setLent(null);
      keep({ text: kept, replaced: draft.replaced, beforeLink: draft.text ?? beforeLink }, setDraft);
    },
    reset() {
      setLent(null);
      keep({ ...draft, text: null, replaced: draft.text ?? draft.replaced }, replace);
    },
    // A swap: what was written since the reset is not lost either.
    undoReset: () => keep({ ...draft, text: draft.replaced, replaced: draft.text }, replace),
    lend(text) {
      setLent(text);
      setRevision((before) => before + 1);
    },
    takeBack() {
      setLent(null);
      if (lent !== null || beforeLink === null) return replace(draft);
      keep({ text: beforeLink, replaced: draft.text, beforeLink: null }, replace);
    },
  };
}

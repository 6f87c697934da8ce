import { useCallback } from 'preact/hooks';
import type { SharedExperiment } from '../../snippets/shareLink.ts';
import { paceNames } from './paces.ts';
import type { PaceName } from './paces.ts';
import type { DraftState } from './useDraft.ts';
import { forgetLink, useSharedLink } from './useSharedLink.ts';
import type { SharedNote } from './useSharedLink.ts';
import { whereNames } from './wheres.ts';
import type { Where } from './wheres.ts';

interface Setup extends Pick<SharedExperiment, 'id'> {
  readonly draft: DraftState;
  /** The code of the latest run, or that with which the experiment began. */
  readonly ran: string;
  readonly pace: PaceName;
  readonly where: Where;
  /** A link says how its code runs; the experiment comes into view. */
  onOpen(pace: PaceName | undefined, where: Where | undefined): void;
}

export interface Sharing {
  /** Write a link to the code that made the picture, and to the code as it stands. */
  readonly linkToRun: () => Promise<string>;
  readonly linkToDraft: () => Promise<string>;
  /** What came of a link in the address; null when there is nothing to tell. */
  readonly note: SharedNote | null;
  /** The reader has read the note. Null while it has to stay: their own code waits. */
  readonly closeNote: (() => void) | null;
  /** Brings the reader's own code back. */
  takeBack(): void;
}

/** An experiment's links: those it writes, and the one by which it was opened. */
export function useSharing({ id, draft, ran, pace, where, onOpen }: Setup): Sharing {
  const [note, setNote] = useSharedLink(id, (shared) => {
    draft.lend(shared.code);
    onOpen(
      paceNames.find((name) => name === shared.pace),
      whereNames.find((name) => name === shared.where),
    );
  });
  const write = async (code: string): Promise<string> => {
    const { writeShareLink } = await import('../../snippets/shareLink.ts');
    return writeShareLink({ id, code, pace, where });
  };
  return {
    linkToRun: useCallback(() => write(ran), [id, ran, pace, where]),
    linkToDraft: useCallback(() => write(draft.text), [id, draft.text, pace, where]),
    note: note ?? (draft.ownWaits ? { type: 'Opened' } : null),
    closeNote:
      note === null || (note.type === 'Opened' && draft.ownWaits)
        ? null
        : () => {
            // Code that came with a link stays in the address until it is the reader's.
            if (note.type !== 'Opened') forgetLink();
            setNote(null);
          },
    takeBack() {
      forgetLink();
      setNote(null);
      draft.takeBack();
    },
  };
}

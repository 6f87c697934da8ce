/** What of `localStorage` a draft needs. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The reader's own version of a lesson's code. */
export interface Draft {
  /** Null while the reader has changed nothing. */
  readonly text: string | null;
  /** What the last Reset took away; null when there is nothing to bring back. */
  readonly replaced: string | null;
  /** What stood here before code that came with a link was changed; null when there is nothing to bring back. */
  readonly beforeLink?: string | null;
}

export type SaveResult = 'Saved' | 'Full' | 'Blocked';

export interface DraftStore {
  readonly key: string;
  read(): Draft;
  write(draft: Draft): SaveResult;
}

/** Before an experiment's name: where its draft is kept. */
export const DRAFT_PREFIX = 'crosscall.draft.1.';

const empty: Draft = { text: null, replaced: null, beforeLink: null };
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function parseDraft(stored: string | null): Draft {
  if (stored === null) return empty;
  try {
    const { text, replaced, beforeLink } = JSON.parse(stored) as Partial<Record<keyof Draft, unknown>>;
    return { text: textOrNull(text), replaced: textOrNull(replaced), beforeLink: textOrNull(beforeLink) };
  } catch {
    return empty;
  }
}

/**
 * Keeps one experiment's draft. `storage` gives the browser's, and throws or gives undefined where it is blocked: then
 * nothing is kept, and `write` says so.
 */
export function createDraftStore(experimentId: string, storage: () => DraftStorage | undefined): DraftStore {
  const key = DRAFT_PREFIX + experimentId;
  return {
    key,
    read() {
      try {
        return parseDraft(storage()?.getItem(key) ?? null);
      } catch {
        return empty;
      }
    },
    write(draft) {
      try {
        const kept = storage();
        if (!kept) return 'Blocked';
        if (Object.values(draft).every((one) => one === null)) kept.removeItem(key);
        else kept.setItem(key, JSON.stringify(draft));
        return 'Saved';
      } catch (error) {
        return error instanceof Error && error.name === 'QuotaExceededError' ? 'Full' : 'Blocked';
      }
    },
  };
}

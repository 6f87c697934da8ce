import type { DraftStorage, SaveResult } from '../../snippets/createDraftStore.ts';
import type { PlayWorld } from './playWorld.ts';
import { isRecord, readWorld } from './readWorld.ts';

/** One playground. What its reader made of the code, and of the contract, are drafts of their own: see `draftId`. */
export interface Sheet {
  readonly title: string;
  /** The code that it began with. */
  readonly source: string;
  /** The source of the contract that is written beside it, as it began; null for the page's own. */
  readonly contract: string | null;
  readonly world: PlayWorld;
}

/** A deleted playground, to be brought back. */
export interface DeletedSheet {
  readonly id: string;
  readonly title: string;
}

export interface SheetStore {
  /** The ids of all playgrounds, the oldest first. */
  ids(): readonly string[];
  /** The one that was open last. */
  current(): string | null;
  open(id: string): SaveResult;
  /** Null if there is none, or if it cannot be read: then it stays as it is. */
  read(id: string): Sheet | null;
  /** Adds it under this id, or replaces it. */
  write(id: string, sheet: Sheet): SaveResult;
  /** An id that no playground has. */
  freshId(): string;
  /** Takes it off the list; `restore` brings it back until another is removed. */
  remove(id: string): SaveResult;
  removed(): DeletedSheet | null;
  restore(): SaveResult;
  /** Whether a change in storage is one of playgrounds. */
  owns(key: string | null): boolean;
}

/** The experiment under which a playground's code is kept as a draft. */
export const draftId = (id: string): string => `play/${id}`;

/** The same for its contract. */
export const contractDraftId = (id: string): string => `${draftId(id)}/contract`;

const PREFIX = 'crosscall.play.1';

interface Index {
  readonly ids: readonly string[];
  readonly current: string | null;
  /** The one removed last. */
  readonly removed: string | null;
  /** Counts up, so that no id comes twice. */
  readonly made: number;
}

const emptyIndex: Index = { ids: [], current: null, removed: null, made: 0 };

/**
 * Keeps playgrounds in the browser, each under a key of its own: two tabs on two of them do not disturb each other.
 * Where storage is blocked or full, they last as long as the page, and `write` says so.
 */
export function createSheetStore(storage: () => DraftStorage | undefined): SheetStore {
  /** What could not be written. */
  const held = new Map<string, string>();
  const sheetKey = (id: string): string => `${PREFIX}.sheet.${id}`;

  function get(key: string): string | null {
    const kept = held.get(key);
    if (kept !== undefined) return kept;
    try {
      return storage()?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  function set(key: string, text: string): SaveResult {
    try {
      const kept = storage();
      if (!kept) throw new Error('There is no storage.');
      kept.setItem(key, text);
      held.delete(key);
      return 'Saved';
    } catch (error) {
      held.set(key, text);
      return error instanceof Error && error.name === 'QuotaExceededError' ? 'Full' : 'Blocked';
    }
  }

  function forget(id: string): void {
    held.delete(sheetKey(id));
    try {
      storage()?.removeItem(sheetKey(id));
    } catch {
      // Then it is not there to be forgotten.
    }
  }

  const readIndex = (): Index => indexFrom(get(PREFIX));
  const writeIndex = (changes: Partial<Index>): SaveResult =>
    set(PREFIX, JSON.stringify({ ...readIndex(), ...changes }));

  function read(id: string): Sheet | null {
    return sheetFrom(get(sheetKey(id)));
  }

  return {
    ids: () => readIndex().ids,
    current: () => readIndex().current,
    open: (id) => writeIndex({ current: id }),
    read,
    write(id, sheet) {
      const result = set(sheetKey(id), JSON.stringify(sheet));
      const { ids } = readIndex();
      return ids.includes(id) ? result : worse(result, writeIndex({ ids: [...ids, id] }));
    },
    freshId() {
      const { made } = readIndex();
      writeIndex({ made: made + 1 });
      return String(made + 1);
    },
    remove(id) {
      const { ids, current, removed } = readIndex();
      if (removed !== null) forget(removed);
      const left = ids.filter((one) => one !== id);
      return writeIndex({ ids: left, removed: id, current: current === id ? (left.at(-1) ?? null) : current });
    },
    removed() {
      const { removed } = readIndex();
      const sheet = removed === null ? null : read(removed);
      return removed === null || sheet === null ? null : { id: removed, title: sheet.title };
    },
    restore() {
      const { ids, removed } = readIndex();
      return removed === null ? 'Saved' : writeIndex({ ids: [...ids, removed], removed: null, current: removed });
    },
    owns: (key) => key?.startsWith(PREFIX) ?? false,
  };
}

const worse = (one: SaveResult, other: SaveResult): SaveResult => (one === 'Saved' ? other : one);

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function indexFrom(text: string | null): Index {
  const value = parse(text);
  if (!isRecord(value)) return emptyIndex;
  const { ids, current, removed, made } = value;
  const textOrNull = (one: unknown): string | null => (typeof one === 'string' ? one : null);
  return {
    ids: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [],
    current: textOrNull(current),
    removed: textOrNull(removed),
    made: typeof made === 'number' ? made : 0,
  };
}

function sheetFrom(text: string | null): Sheet | null {
  const value = parse(text);
  if (!isRecord(value)) return null;
  const { title, source, contract } = value;
  const world = readWorld(value['world']);
  if (typeof title !== 'string' || typeof source !== 'string' || world === null) return null;
  return { title, source, contract: typeof contract === 'string' ? contract : null, world };
}

import { untouched } from './progress.ts';
import type { LessonProgress, Progress } from './progress.ts';
import { mergeProgress } from './progressFile.ts';
import { PROGRESS_VERSION, parseProgress } from './readProgress.ts';

export type StorageTrouble =
  /** The browser keeps nothing for this page. */
  | 'blocked'
  /** The browser's storage for this site is full. */
  | 'full'
  /** What was stored cannot be read; it was put aside, not thrown away. */
  | 'unreadable'
  /** A newer version of the course wrote it; it stays as it is. */
  | 'newer';

/** What `createProgressStore` needs of `localStorage`. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

export interface ProgressStore {
  read(lessonId: string): LessonProgress;
  update(lessonId: string, change: Partial<LessonProgress>): void;
  all(): Progress;
  /** Joins what was brought from elsewhere to what is here. */
  merge(other: Progress): void;
  /** Takes in what another tab has written. */
  reload(): void;
  /** Calls back after each change; the result ends it. */
  onChange(listener: () => void): () => void;
  /** The trouble met so far, if any; the latest. */
  trouble(): StorageTrouble | undefined;
}

export const PROGRESS_KEY = 'crosscall.progress';
const ASIDE_KEY = 'crosscall.progress.unreadable';

/**
 * What this browser remembers of a reader: what was predicted, run, answered and solved. Nothing leaves the machine.
 *
 * Storage may be blocked or full, and another tab may write too. Then nothing is lost silently: the progress lives on in
 * memory, and `trouble` tells.
 */
export function createProgressStore(storage: TextStorage | undefined): ProgressStore {
  const listeners = new Set<() => void>();
  let progress: Progress = { version: PROGRESS_VERSION, lessons: {}, last: null };
  let trouble: StorageTrouble | undefined = storage === undefined ? 'blocked' : undefined;

  const reload = () => {
    const text = safely(() => storage?.getItem(PROGRESS_KEY));
    if (text === FAILED) {
      trouble = 'blocked';
      return;
    }
    if (text === null || text === undefined) return;
    const parsed = parseProgress(text);
    if ('progress' in parsed) {
      progress = parsed.progress;
      return;
    }
    trouble = parsed.trouble;
    if (trouble === 'unreadable') safely(() => storage?.setItem(ASIDE_KEY, text));
  };

  const write = () => {
    if (trouble === 'newer' || trouble === 'blocked') return;
    const written = safely(() => storage?.setItem(PROGRESS_KEY, JSON.stringify(progress)));
    if (written === FAILED) trouble = 'full';
    else if (trouble === 'full') trouble = undefined;
  };

  const change = (by: (before: Progress) => Progress) => {
    // Another tab may have written since; while our own writes fail, memory is ahead of storage.
    if (trouble === undefined) reload();
    progress = by(progress);
    write();
    for (const listener of listeners) listener();
  };

  reload();
  return {
    all: () => progress,
    merge: (other) => change((before) => mergeProgress(before, other)),
    read: (lessonId) => progress.lessons[lessonId] ?? untouched,
    update: (lessonId, changes) =>
      change(({ version, lessons }) => {
        const lesson = { ...(lessons[lessonId] ?? untouched), ...changes };
        return { version, lessons: { ...lessons, [lessonId]: lesson }, last: lessonId };
      }),
    reload() {
      if (trouble === undefined) reload();
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trouble: () => trouble,
  };
}

/** Says a trouble in words for the reader. */
export function storageTroubleText(trouble: StorageTrouble): string {
  switch (trouble) {
    case 'blocked':
      return 'This browser keeps nothing for this site, so your progress lasts until you close the page.';
    case 'full':
      return 'This browser’s storage for this site is full, so your latest progress lasts until you close the page. Removing other data of this site makes room.';
    case 'unreadable':
      return 'Your stored progress could not be read. It was put aside, not deleted, and a new one has begun.';
    case 'newer':
      return 'Your stored progress comes from a newer version of this course. It stays as it is; what you do here lasts until you close the page.';
    default:
      return trouble satisfies never;
  }
}

const FAILED = Symbol('failed');

function safely<T>(action: () => T): T | typeof FAILED {
  try {
    return action();
  } catch {
    return FAILED;
  }
}

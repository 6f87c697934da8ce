/**
 * What this browser remembers of a reader: what was predicted, run, answered and solved. Nothing leaves the machine.
 *
 * Storage may be blocked or full, and another tab may write too. Then nothing is lost silently: the progress lives on in
 * memory, and `onStorageTrouble` tells.
 */

/** A lesson, as far as the reader is with it. */
export interface LessonProgress {
  readonly ran: boolean;
  /** The chosen answer by question. */
  readonly predictions: Readonly<Record<string, string>>;
  /** The last answer by question. */
  readonly quiz: Readonly<Record<string, string>>;
  readonly quizPassed: boolean;
  readonly exercisePassed: boolean;
  /** How many hints of the exercise are open. */
  readonly hints: number;
}

export interface Progress {
  readonly version: 1;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export type ProgressMark = 'untouched' | 'begun' | 'done';

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
  /** Takes in what another tab has written. */
  reload(): void;
  /** Calls back after each change; the result ends it. */
  onChange(listener: () => void): () => void;
  /** The trouble met so far, if any; the latest. */
  trouble(): StorageTrouble | undefined;
}

export const PROGRESS_KEY = 'crosscall.progress';
const ASIDE_KEY = 'crosscall.progress.unreadable';

export const untouched: LessonProgress = {
  ran: false,
  predictions: {},
  quiz: {},
  quizPassed: false,
  exercisePassed: false,
  hints: 0,
};

/** Judges how far a lesson is: done when its quiz and its exercise are. */
export function progressMark(lesson: LessonProgress): ProgressMark {
  if (lesson.quizPassed && lesson.exercisePassed) return 'done';
  const begun = lesson.ran || Object.keys(lesson.predictions).length > 0 || Object.keys(lesson.quiz).length > 0;
  return begun || lesson.quizPassed || lesson.exercisePassed ? 'begun' : 'untouched';
}

type Parsed = { readonly progress: Progress } | { readonly trouble: 'unreadable' | 'newer' };

/** Reads stored text of any version so far. A later version adds its step here: version 1 becomes version 2. */
export function parseProgress(text: string): Parsed {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return { trouble: 'unreadable' };
  }
  if (!isRecord(stored) || typeof stored['version'] !== 'number') return { trouble: 'unreadable' };
  if (stored['version'] > 1) return { trouble: 'newer' };
  if (stored['version'] !== 1 || !isRecord(stored['lessons'])) return { trouble: 'unreadable' };
  const lessons = Object.entries(stored['lessons']).map(([id, lesson]) => [id, lessonFrom(lesson)] as const);
  return { progress: { version: 1, lessons: Object.fromEntries(lessons) } };
}

/** Creates the store over a storage, or over nothing where there is none. */
export function createProgressStore(storage: TextStorage | undefined): ProgressStore {
  const listeners = new Set<() => void>();
  let progress: Progress = { version: 1, lessons: {} };
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

  reload();
  return {
    read: (lessonId) => progress.lessons[lessonId] ?? untouched,
    update(lessonId, change) {
      // Another tab may have written since; while our own writes fail, memory is ahead of storage.
      if (trouble === undefined) reload();
      const lesson = { ...(progress.lessons[lessonId] ?? untouched), ...change };
      progress = { version: 1, lessons: { ...progress.lessons, [lessonId]: lesson } };
      write();
      for (const listener of listeners) listener();
    },
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

function lessonFrom(value: unknown): LessonProgress {
  if (!isRecord(value)) return untouched;
  return {
    ran: value['ran'] === true,
    predictions: textsFrom(value['predictions']),
    quiz: textsFrom(value['quiz']),
    quizPassed: value['quizPassed'] === true,
    exercisePassed: value['exercisePassed'] === true,
    hints: typeof value['hints'] === 'number' ? value['hints'] : 0,
  };
}

function textsFrom(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

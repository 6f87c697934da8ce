import { untouched } from './progress.ts';
import type { LessonProgress, Progress } from './progress.ts';

/** The version that this course writes. */
export const PROGRESS_VERSION = 2;

export type ParsedProgress = { readonly progress: Progress } | { readonly trouble: 'unreadable' | 'newer' };

/** From each version to the next: `migrations[1]` makes version 2 of version 1. A later version adds its step. */
const migrations: Readonly<Record<number, (stored: Stored) => Stored>> = {
  1: (stored) => ({ ...stored, version: 2, last: null }),
};

type Stored = Readonly<Record<string, unknown>>;

/** Reads stored text of any version so far. */
export function parseProgress(text: string): ParsedProgress {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return { trouble: 'unreadable' };
  }
  return readProgress(stored);
}

/** Reads progress of any version so far; what is malformed within a lesson is left out. */
export function readProgress(stored: unknown): ParsedProgress {
  if (!isRecord(stored) || !Number.isInteger(stored['version'])) return { trouble: 'unreadable' };
  const version = Number(stored['version']);
  if (version > PROGRESS_VERSION) return { trouble: 'newer' };
  let migrated = stored;
  for (let from = version; from < PROGRESS_VERSION; from++) {
    const migrate = migrations[from];
    if (migrate === undefined) return { trouble: 'unreadable' };
    migrated = migrate(migrated);
  }
  const { lessons, last } = migrated;
  if (!isRecord(lessons)) return { trouble: 'unreadable' };
  const read = Object.entries(lessons).map(([id, lesson]) => [id, lessonFrom(lesson)] as const);
  return {
    progress: {
      version: PROGRESS_VERSION,
      lessons: Object.fromEntries(read),
      last: typeof last === 'string' ? last : null,
    },
  };
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

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

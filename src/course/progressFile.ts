import { untouched } from './progress.ts';
import type { LessonProgress, Progress } from './progress.ts';
import { isRecord, readProgress } from './readProgress.ts';

/** What a reader takes along to another browser: how far they are, and the code they wrote. */
export interface ProgressFile {
  readonly progress: Progress;
  /** The reader's own versions of code, by the name under which each is kept. */
  readonly drafts: Readonly<Record<string, string>>;
}

export type ReadProgressFile =
  | { readonly type: 'Read'; readonly file: ProgressFile }
  /** `reason` is a sentence or two for the reader. */
  | { readonly type: 'Refused'; readonly reason: string };

const FORMAT = 'crosscall-progress';

export function writeProgressFile({ progress, drafts }: ProgressFile): string {
  return `${JSON.stringify({ format: FORMAT, ...progress, drafts }, null, 2)}\n`;
}

/** Reads what `writeProgressFile` wrote, in any version so far. Takes nothing on trust: anybody may have written the file. */
export function readProgressFile(text: string, fileName: string): ReadProgressFile {
  const refused = (reason: string): ReadProgressFile => ({
    type: 'Refused',
    reason: `${reason} Nothing here was changed.`,
  });
  const value = parse(text);
  if (!isRecord(value) || value['format'] !== FORMAT)
    return refused(`${fileName} holds no progress: expected the JSON file that “Save to a file” gives.`);
  const read = readProgress(value);
  if ('progress' in read) {
    const drafts = isRecord(value['drafts']) ? Object.entries(value['drafts']) : [];
    const texts = drafts.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { type: 'Read', file: { progress: read.progress, drafts: Object.fromEntries(texts) } };
  }
  if (read.trouble === 'newer')
    return refused(
      `${fileName} comes from a newer version of this course. Reload this page for the newest, and try again.`,
    );
  return refused(`${fileName} is damaged: it does not say what was done in which lesson.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Joins two records of one reader: nothing that was done in either is lost, and answers of the second win. */
export function mergeProgress(here: Progress, there: Progress): Progress {
  const ids = new Set([...Object.keys(here.lessons), ...Object.keys(there.lessons)]);
  const lessons = [...ids].map((id) => [id, mergeLesson(here.lessons[id], there.lessons[id])] as const);
  return { version: here.version, lessons: Object.fromEntries(lessons), last: there.last ?? here.last };
}

function mergeLesson(here: LessonProgress = untouched, there: LessonProgress = untouched): LessonProgress {
  return {
    ran: here.ran || there.ran,
    predictions: { ...here.predictions, ...there.predictions },
    quiz: { ...here.quiz, ...there.quiz },
    quizPassed: here.quizPassed || there.quizPassed,
    exercisePassed: here.exercisePassed || there.exercisePassed,
    hints: Math.max(here.hints, there.hints),
  };
}

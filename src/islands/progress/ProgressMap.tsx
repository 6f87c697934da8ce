import { useEffect, useState } from 'preact/hooks';
import { continueAt, partAnchors } from '../../course/continueAt.ts';
import type { LessonPart } from '../../course/continueAt.ts';
import { lessonSlug, tracks } from '../../course/manifest.ts';
import type { Lesson } from '../../course/manifest.ts';
import { pageProgress } from '../../course/pageProgress.ts';
import { untouched } from '../../course/progress.ts';
import type { LessonProgress, Progress } from '../../course/progress.ts';
import { PROGRESS_VERSION } from '../../course/readProgress.ts';

interface Props {
  /** The site's base path, without a slash at its end. */
  readonly base: string;
}

const nothing: Progress = { version: PROGRESS_VERSION, lessons: {}, last: null };

const parts: readonly { readonly part: LessonPart; readonly label: string; done(lesson: LessonProgress): boolean }[] = [
  { part: 'experiment', label: 'Run', done: ({ ran }) => ran },
  { part: 'exercise', label: 'Exercise', done: ({ exercisePassed }) => exercisePassed },
  { part: 'questions', label: 'Questions', done: ({ quizPassed }) => quizPassed },
];

/** The course as a map: which parts of which lesson are done, and where to go on. */
export function ProgressMap({ base }: Props) {
  const [progress, setProgress] = useState(nothing);
  useEffect(() => {
    const read = (): void => setProgress(pageProgress.all());
    read();
    return pageProgress.onChange(read);
  }, []);
  const next = continueAt(progress);
  const link = (lesson: Lesson, part: LessonPart): string => `${base}/${lessonSlug(lesson.id)}/${partAnchors[part]}`;
  return (
    <>
      {next && (
        <p class="progress-next">
          <a class="button primary" href={link(next.lesson, next.part)}>
            Continue: {next.lesson.code} {next.lesson.title}
          </a>
        </p>
      )}
      {tracks.map((track) => (
        <table class="progress-map" key={track.code}>
          <caption>
            {track.code} {track.title}
          </caption>
          <thead>
            <tr>
              <th scope="col">Lesson</th>
              {parts.map(({ label }) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {track.lessons.map((lesson) => (
              <tr key={lesson.id}>
                <th scope="row">
                  <span class="code">{lesson.code}</span> <a href={link(lesson, 'experiment')}>{lesson.title}</a>
                </th>
                {parts.map(({ part, label, done }) => (
                  <td key={part} data-part={part}>
                    {done(progress.lessons[lesson.id] ?? untouched) ? (
                      <Done />
                    ) : (
                      <a class="progress-open" href={link(lesson, part)} aria-label={`${lesson.title}: ${label}, open`}>
                        <span aria-hidden="true">○</span>
                      </a>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function Done() {
  return (
    <span class="progress-done">
      <span aria-hidden="true">✓</span>
      <span class="visually-hidden">done</span>
    </span>
  );
}

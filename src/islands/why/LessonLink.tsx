import { lessonOnFailure } from '../../course/failureLessons.ts';
import { lessonSlug } from '../../course/manifest.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';

interface Props {
  readonly step: TraceStep;
  readonly trace: Trace;
}

/** Leads from a failure to the lesson that explains it, where one is written. */
export function LessonLink({ step, trace }: Props) {
  if (step.status.type !== 'Failure') return null;
  const maker = trace.steps.find((s) => s.id === step.createdBy);
  const lesson = lessonOnFailure({
    kind: step.status.failure.kind,
    isCallback: step.inputDataIds.length > 0,
    isAwaited: step.outputDataReceivers.length > 0,
    isInside: maker !== undefined && maker.kind !== 'transaction',
  });
  if (!lesson) return null;
  const href = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${lessonSlug(lesson.id)}/`;
  if (location.pathname === href) return null;
  // Within another page's frame there is no room for a lesson.
  const outside = window.top === window ? {} : { target: '_blank', rel: 'noopener' };
  return (
    <span class="lesson-link">
      Lesson {lesson.code} explains it:{' '}
      <a href={href} {...outside}>
        {lesson.title}
      </a>
    </span>
  );
}

import type { ComponentChildren } from 'preact';
import { errorPageOn, errorSlug } from '../../course/errorPages.ts';
import { lessonOnFailure } from '../../course/failureLessons.ts';
import { lessonSlug } from '../../course/manifest.ts';
import type { Trace, TraceStep } from '../../trace/trace.ts';

interface Props {
  readonly step: TraceStep;
  readonly trace: Trace;
}

/** Leads from a failure to the lesson that explains it, where one is written, and to the page that says what to do. */
export function LessonLink({ step, trace }: Props) {
  if (step.status.type !== 'Failure') return null;
  const { kind } = step.status.failure;
  const isCallback = step.inputDataIds.length > 0;
  const maker = trace.steps.find((s) => s.id === step.createdBy);
  const lesson = lessonOnFailure({
    kind,
    isCallback,
    isAwaited: step.outputDataReceivers.length > 0,
    isInside: maker !== undefined && maker.kind !== 'transaction',
  });
  const page = errorPageOn({ kind, isCallback });
  return (
    <>
      {lesson && (
        <Way slug={lessonSlug(lesson.id)} before={`Lesson ${lesson.code} explains it: `}>
          {lesson.title}
        </Way>
      )}
      {page && <Way slug={errorSlug(page)}>What it means, and what to do</Way>}
    </>
  );
}

interface WayProps {
  readonly slug: string;
  readonly before?: string;
  readonly children: ComponentChildren;
}

/** A link to a page of the course; nothing on that page itself. */
function Way({ slug, before, children }: WayProps) {
  const href = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${slug}/`;
  if (location.pathname === href) return null;
  // Within another page's frame there is no room for a lesson.
  const outside = window.top === window ? {} : { target: '_blank', rel: 'noopener' };
  return (
    <span class="lesson-link">
      {before}
      <a href={href} {...outside}>
        {children}
      </a>
    </span>
  );
}

import { dependencies, version } from '../../package.json';
import { site } from '../site.config.ts';
import { latestRun } from './runBus.ts';

/** GitHub refuses longer addresses. */
const MOST_CODE = 4000;

/** Builds the address of a new issue that carries lesson, code and versions; undefined while no repository is configured. */
export function bugReportUrl(lessonId: string | undefined): string | undefined {
  if (site.repository === undefined) return undefined;
  const run = lessonId === undefined ? undefined : latestRun(lessonId);
  const body = [
    'What did you do, what did you expect, and what happened instead?',
    '',
    `- Page: ${location.pathname}`,
    `- Lesson: ${lessonId ?? 'none'}`,
    `- Crosscall ${version}, near-api-js ${dependencies['near-api-js']}`,
    `- Browser: ${navigator.userAgent}`,
    ...(run === undefined
      ? []
      : [
          '',
          'Code:',
          '```ts',
          run.code.slice(0, MOST_CODE),
          '```',
          ...(run.error ? ['', 'Error:', '```', run.error, '```'] : []),
        ]),
  ].join('\n');
  return `${site.repository}/issues/new?${new URLSearchParams({ body })}`;
}

import { lessonSlug, lessons } from '../../src/course/manifest.ts';

/** Every kind of page, by its path from the site's root. */
export const sitePages: readonly string[] = [
  '',
  '404.html',
  'tx/',
  'play/',
  'progress/',
  'reference/limits/',
  'reference/errors/',
  'reference/errors/key-not-allowed/',
  ...lessons.map((lesson) => `${lessonSlug(lesson.id)}/`),
  ...lessons.map((lesson) => `embed/${lesson.id}/`),
];

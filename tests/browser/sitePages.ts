import { lessonSlug, lessons } from '../../src/course/manifest.ts';

/** The lessons' pages, which are looked at where they are walked. */
export const walkedPages: readonly string[] = lessons.map((lesson) => `${lessonSlug(lesson.id)}/`);

/** Every kind of page, by its path from the site's root. */
export const sitePages: readonly string[] = [
  '',
  '404.html',
  'tx/',
  'play/',
  'progress/',
  'reference/limits/',
  'reference/glossary/',
  'reference/cheat-sheet/',
  'reference/patterns/',
  'reference/errors/',
  'reference/errors/key-not-allowed/',
  ...walkedPages,
  // What is embedded is what the lessons show, which is looked at there.
  'embed/hearing-back/',
  'embed/the-gap/',
];

import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lessons } from '../../src/course/manifest.ts';

it.each(lessons.map(({ id }) => id))('the lesson %s is tested by a file of its name', (id) => {
  expect(existsSync(new URL(`${id}.test.ts`, import.meta.url))).toBe(true);
});

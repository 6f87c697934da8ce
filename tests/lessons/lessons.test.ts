import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lessons, tracks } from '../../src/course/manifest.ts';

it.each(lessons.map(({ id }) => id))('the lesson %s is tested by a file of its name', (id) => {
  expect(existsSync(new URL(`${id}.test.ts`, import.meta.url))).toBe(true);
});

it.each(tracks.map(({ code }) => code))('track %s is walked in the browser by a file of its name', (code) => {
  expect(existsSync(new URL(`../browser/walk${code}.test.ts`, import.meta.url))).toBe(true);
});

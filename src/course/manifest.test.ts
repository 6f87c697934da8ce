import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findLesson, lessons, trackOf } from './manifest.ts';

it('gives each lesson one id and one code, the code beginning with its track', () => {
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
  expect(new Set(lessons.map(({ code }) => code)).size).toBe(lessons.length);
  for (const lesson of lessons) expect(lesson.code.startsWith(trackOf(lesson.id)?.code ?? '?')).toBe(true);
});

it('names only lessons that are written: their text, their first snippet and what they know by program', () => {
  for (const { id } of lessons) {
    expect([id, existsSync(`content/lessons/${id}/index.mdx`)]).toEqual([id, true]);
    expect([id, existsSync(`content/lessons/${id}/start.ts`)]).toEqual([id, true]);
    expect([id, existsSync(`src/course/lessons/${id}.ts`)]).toEqual([id, true]);
  }
  expect(findLesson('no-such-lesson')).toBeUndefined();
});

import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lessons } from '../../src/course/manifest.ts';

it.each(lessons.map(({ id }) => id))('the rules that %s links to are followed by files that exist here', (id) => {
  const text = readFileSync(new URL(`../../content/lessons/${id}/index.mdx`, import.meta.url), 'utf8');
  const files = [...text.matchAll(/<RuleLink[^>]*\bhere="([^"]+)"/g)].map(([, file]) => file);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]);
});

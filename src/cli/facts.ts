import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorPages } from '../course/errorPages.ts';
import { lessons } from '../course/manifest.ts';
import type { RecordedError } from '../course/recordedErrors.ts';
import { recordError } from './recordErrors.ts';
import { lessonModule, recordFacts } from './recordFacts.ts';
import { runLesson } from './runLesson.ts';

/** Runs each lesson's snippet and writes the numbers that its sentences quote; the tests hold them against a new run. */
for (const { id } of lessons) {
  const folder = new URL(`../../content/lessons/${id}/`, import.meta.url);
  const run = await runLesson(id, fileURLToPath(new URL('start.ts', folder)));
  const facts = recordFacts(await lessonModule(id), run);
  writeFileSync(new URL('facts.json', folder), `${JSON.stringify(facts, null, 2)}\n`);
  console.log(`${id}: ${Object.keys(facts).length} facts`);
}

/** And what comes of each error's code. */
const recorded: Record<string, RecordedError> = {};
for (const page of errorPages) recorded[page.id] = await recordError(page);
writeFileSync(
  new URL('../../content/reference/errors/recorded.json', import.meta.url),
  `${JSON.stringify(recorded, null, 2)}\n`,
);
console.log(`errors: ${errorPages.length}`);
